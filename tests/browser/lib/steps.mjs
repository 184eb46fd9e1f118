// SPDX-License-Identifier: EUPL-1.2
// Steps of a story that follow one another.
import { test } from 'node:test';

export class Steps {
  #broken = false;

  /** After a step that failed the others cannot be told: they fail at once, not by waiting. */
  step = (sentence, work) => {
    test(sentence, { timeout: 300_000 }, async () => {
      if (this.#broken) throw new Error('An earlier step failed.');
      this.#broken = true;
      await work();
      this.#broken = false;
    });
  };
}
