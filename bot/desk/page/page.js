// What the page's script does beyond links and forms.
'use strict';
const all = (q, e) => [...(e || document).querySelectorAll(q)], one = (q, e) => (e || document).querySelector(q);

document.addEventListener('click', e => {
  const b = e.target.closest('[data-text],[data-copy]');
  if (!b || !navigator.clipboard) return;
  navigator.clipboard.writeText(b.dataset.text || one(b.dataset.copy).innerText).then(() => b.setAttribute('aria-pressed', 'true'));
});
