// SPDX-License-Identifier: EUPL-1.2
// Forms whose questions come and go with the answers before them; only pages with such a form load it. As in plenaria.js,
// everything is an attribute on HTML that works without it.
'use strict';
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // Questions that are asked only after a certain answer to another one. What is hidden is not kept, so the others stay as typed.
  function questions(form) {
    const parts = all('[data-shown-if]', form);
    all('[data-shown-words]', form).forEach((words) => { words.hidden = true; });
    const update = () => {
      const given = new FormData(form);
      // As often as there are parts: one may wait for another that stands behind it.
      for (let turn = 0, changed = true; changed && turn <= parts.length; turn += 1) {
        changed = false;
        for (const part of parts) {
          const { shownIf: name, shownFor: value } = part.dataset;
          const file = form.elements[`${name}_file`];
          const gone = form.elements[`${name}_remove`]?.checked;
          const answers = file?.files?.length ? ['file'] : gone ? [] : given.getAll(name).filter(Boolean);
          const waits = form.querySelector(`[name="${name}"]`)?.closest('[data-shown-if][hidden]');
          const hidden = Boolean(waits) || !(value ? answers.includes(value) : answers.length);
          changed = changed || hidden !== part.hidden;
          part.hidden = hidden;
        }
      }
    };
    form.addEventListener('input', update);
    form.addEventListener('change', update);
    update();
  }

  // Told before anything is sent: whoever pays for the connection need not send it twice.
  function sizes(form) {
    form.addEventListener('change', ({ target }) => {
      if (target.type !== 'file') return;
      const fields = all('input[type=file]', form);
      const size = (field) => [...field.files].reduce((sum, file) => sum + file.size, 0);
      const together = fields.reduce((sum, field) => sum + size(field), 0);
      for (const field of fields) field.setCustomValidity(size(field) > Number(field.dataset.most) ? field.dataset.tooLarge : '');
      if (together > Number(form.dataset.most) && target.validity.valid) target.setCustomValidity(form.dataset.tooLarge);
      target.reportValidity();
    });
  }

  all('form[data-most]').forEach(sizes);
  all('[data-questions]').forEach(questions);
})();
