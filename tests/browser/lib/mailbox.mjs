// SPDX-License-Identifier: EUPL-1.2
// A mail server for one test: keeps every message, and lets a test wait for the one it expects.
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export async function startMailbox() {
  const mails = [];
  const waiting = new Set();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      const pieces = [];
      stream.on('data', (piece) => pieces.push(piece));
      stream.on('end', async () => {
        const mail = await PostalMime.parse(Buffer.concat(pieces));
        mail.recipient = session.envelope.rcptTo[0].address;
        mails.push(mail);
        for (const look of [...waiting]) look(mail);
        done();
      });
    },
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    port: server.server.address().port,
    mails,
    /** The first message to `recipient` whose subject matches, now or within `seconds`. */
    mailTo(recipient, subject = /./, seconds = 30) {
      const fits = (mail) => mail.recipient === recipient && subject.test(mail.subject);
      const found = mails.find(fits);
      if (found) return Promise.resolve(found);
      return new Promise((resolve, reject) => {
        const look = (mail) => {
          if (!fits(mail)) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(mail);
        };
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`No mail ${subject} to ${recipient} came; there were: ${mails.map((mail) => `${mail.recipient}: ${mail.subject}`).join('; ')}`));
        }, seconds * 1000);
        waiting.add(look);
      });
    },
    /** The first address in the text of a message that begins with `prefix`. */
    addressIn: (mail, prefix) => mail.text.match(/https?:\/\/\S+/g)?.find((address) => address.startsWith(prefix)),
    stop: () => new Promise((resolve) => { server.close(resolve); }),
  };
}
