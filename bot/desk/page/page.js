// What the page's script does beyond links and forms.
'use strict';
const all = (q, e) => [...(e || document).querySelectorAll(q)], one = (q, e) => (e || document).querySelector(q);

document.addEventListener('click', e => {
  const b = e.target.closest('[data-text],[data-copy]');
  if (!b || !navigator.clipboard) return;
  navigator.clipboard.writeText(b.dataset.text || one(b.dataset.copy).innerText).then(() => b.setAttribute('aria-pressed', 'true'));
});

all('[data-print]').forEach(b => { b.hidden = false; b.onclick = () => window.print(); });

// Reports that wait: keys while the sheet has the focus (WCAG 2.1.4), and decisions that
// leave the page where it is. Everything is a link or a form; the script goes on to the
// next picture at once, posts in order, and then draws what the answer says.
const shots = () => all('.shot'), slim = () => innerWidth < 761, said = words => { const out = one('#said'); if (out) out.textContent = words; };
const chosen = () => shots().findIndex(s => s.getAttribute('aria-current') === 'true');
let line = Promise.resolve(), flying = 0;

function pick(i) {
  const panels = all('.panel');
  shots().forEach((s, j) => { s.tabIndex = j === i ? 0 : -1; if (j === i) s.setAttribute('aria-current', 'true'); else s.removeAttribute('aria-current'); });
  panels.forEach((p, j) => p.classList.toggle('on', j === i));
  all('img', panels[i + 1] || panels[0]).forEach(img => { img.loading = 'eager'; }); // the next one is there before it is asked for
}
function go(i, scroll) {
  const s = shots()[i];
  if (!s) return;
  pick(i);
  s.focus({ preventScroll: !scroll });
}
function next() { // the next one that nobody has decided
  const list = shots(), at = chosen();
  for (let n = 1; n < list.length; n++) if (!list[(at + n) % list.length].dataset.mark) return (at + n) % list.length;
  return -1;
}

// aim gives the keyboard to the button of a picture that lies over the sheet, as it does
// where there is no room beside it: not before the key is up that opened it, or it would
// press the button as well.
let down = false;
function aim() {
  const b = !down && slim() && document.activeElement.matches('body,.shot') && one('.panel:target [data-act=confirm]');
  if (b) b.focus({ preventScroll: true });
}
addEventListener('hashchange', aim);
addEventListener('keyup', () => { down = false; aim(); });

// keep puts new buttons in the place of a picture's, but for those with which somebody is
// at something: a list of reasons that is open stays so, and words that are being typed.
function keep(e, to, poll) {
  const at = document.activeElement, here = e.contains(at), was = one('.wrong', e), now = one('.wrong', to);
  if (here && (poll || at.matches('input'))) return;
  if (was && now) now.open = was.open;
  e.replaceWith(to);
}

const shown = e => all('img', e).map(img => img.getAttribute('src')).join();

// draw puts what came into the page: the marks of the same reports, else all of it.
function draw(text, poll) {
  const doc = new DOMParser().parseFromString(text, 'text/html'), was = one('.review'), now = one('.review', doc), nav = one('.bar nav', doc);
  const same = was && now && was.dataset.reports === now.dataset.reports;
  if (poll && (!same || flying)) return;
  if (nav) one('.bar nav').replaceWith(nav);
  if (!same) {
    one('main').replaceWith(one('main', doc));
    document.title = doc.title;
    if (location.hash) history.replaceState(null, '', location.pathname + location.search);
    return begin(true);
  }
  const fresh = all('.shot', doc), forms = all('.do', doc), views = all('.panel', doc);
  was.dataset.at = now.dataset.at;
  all('.do').forEach((d, i) => keep(d, forms[i], poll));
  shots().forEach((s, i) => {
    s.dataset.mark = fresh[i].dataset.mark; one('.said', s).textContent = one('.said', fresh[i]).textContent;
    for (const [e, to] of [[s, fresh[i]], [all('.panel')[i], views[i]]]) if (shown(e) !== shown(to)) e.innerHTML = to.innerHTML; // other pictures: whole, with their buttons
  });
  for (const part of ['.stickdown', '.review .head']) one(part).replaceWith(one(part, doc));
  if (poll) return;
  aim();
  const answer = one('.answer', doc), old = one('.answer');
  if (old) old.remove();
  if (answer) { one('main').prepend(answer); said(all('p', answer).map(p => p.textContent).join(' ')); }
}

// over shows the entrance when the session is none any more, with why.
function over(text, why) {
  const doc = new DOMParser().parseFromString(text, 'text/html'), p = document.createElement('p');
  if (one('.bar nav', doc)) return false;
  document.body.replaceWith(doc.body);
  p.className = 'flag'; p.setAttribute('role', 'alert'); p.textContent = why;
  one('main').prepend(p);
  return true;
}

// post sends a form when those before it are answered. The id of the page that was drawn
// last makes the same button pressed again a thing of its own.
function post(find) {
  flying++;
  line = line.then(async () => {
    const [form, button] = find();
    if (!form) return;
    const body = new URLSearchParams(new FormData(form)), id = one('main input[name=id]');
    if (button && button.name) body.set(button.name, button.value);
    if (id) body.set('id', id.value);
    const r = await fetch(form.action, { method: 'POST', body });
    if (!r.ok) throw r;
    draw(await r.text());
  }).catch(async () => {
    const at = one('[data-at]');
    if (!at) return;
    const { lost, shut } = at.dataset;
    await fetch(at.dataset.at).then(r => r.text()).then(t => over(t, shut) || draw(t)).catch(() => { shots().forEach(s => { if (s.dataset.sent) s.dataset.mark = ''; }); });
    said(lost);
    if (one('#said')) one('#said').classList.remove('hide');
  }).finally(() => { flying--; });
}
function decide(form, button) {
  const act = button ? button.dataset.act : '', s = shots()[chosen()];
  post(() => [form, button]);
  if (!s || act === 'all' || act === 'undo' || act === 'back') return;
  s.dataset.sent = s.dataset.mark = act === 'confirm' ? 'ok' : 'no';
  const to = next();
  if (slim()) {
    document.activeElement.blur(); // the next picture's button has the keyboard, not this one's
    if (to >= 0) pick(to);
    location.hash = to < 0 ? '#bang' : '#anh-' + (to + 1);
  } else if (to < 0) s.focus({ preventScroll: true }); else go(to);
}
const undo = () => post(() => { const b = one('[data-act=undo]'); return b ? [b.form, b] : []; });

document.addEventListener('keydown', e => {
  const sheet = e.target.closest('.sheet'), over = slim() && e.target.closest('.panel'), alone = over || e.target.closest('.one'), k = e.key.toLowerCase(), at = chosen();
  if (e.ctrlKey || e.metaKey || e.altKey || e.isComposing) return;
  if (k === 'escape' && e.target.closest('.panel') && shots()[at]) {
    if (over) location.hash = '#bang';
    return go(at);
  }
  if (!sheet && !alone || e.target.matches('input')) return;
  if (e.repeat && !k.startsWith('arrow')) return e.preventDefault(); // a key that is held decides once
  const box = sheet ? all('.panel')[at] : alone, press = q => { const b = one(q, box); if (b) decide(b.form, b); else if (sheet) said(one('.said', shots()[at]).textContent); };
  const there = () => all('img', box).every(img => img.complete), across = sheet ? getComputedStyle(sheet).gridTemplateColumns.split(' ').length : 0, to = sheet && { arrowright: 1, arrowleft: -1, arrowdown: across, arrowup: -across }[k];
  if (to) go(Math.max(0, Math.min(shots().length - 1, at + to)), true);
  else if (k === 'enter' && sheet && slim()) return void (down = true); // the link opens the picture, which is not seen before
  else if (k === 'enter' && sheet) { if (there()) press('[data-act=confirm]'); else said(one('.review').dataset.wait); }
  else if (k === 'enter' && over && e.target.matches('[data-act=confirm]') && !there()) said(one('.review').dataset.wait);
  else if (k === 'x') { const w = one('.wrong', box); if (w) w.open = !w.open; else if (!sheet) one('.reasons button', box).focus(); }
  else if (k === '8') { const w = one('.wrong', box), own = one('.own input', box); if (w) w.open = true; if (own) document.addEventListener('keyup', () => own.focus(), { once: true }); } // not before the key has done what keys do
  else if (k >= '1' && k <= '7') press('[data-key="' + k + '"]');
  else if (k === 'u') undo();
  else return;
  e.preventDefault();
});
document.addEventListener('click', e => {
  const s = e.target.closest('.shot');
  if (!s) return;
  pick(shots().indexOf(s));
  if (!slim()) { e.preventDefault(); s.focus(); }
});
document.addEventListener('focusin', e => { if (e.target.matches('.shot')) pick(shots().indexOf(e.target)); });
document.addEventListener('submit', e => {
  if (!e.target.closest('.review,.one')) return;
  e.preventDefault();
  decide(e.target, e.submitter);
});

// begin makes a sheet answer to keys, and goes to it where there is a keyboard.
function begin(focus) {
  const review = one('.review'), to = review ? shots()[Math.max(0, chosen())] : one('.one .btn.main');
  if (review) { review.dataset.on = ''; pick(Math.max(0, chosen())); }
  const coarse = matchMedia('(pointer:coarse)').matches;
  if (to && (review || !slim()) && !(coarse && (slim() || !focus))) to.focus({ preventScroll: true }); // of one report a narrow screen shows too little at once
}
begin();

// What stands there stays current: a sheet by the marks of its reports, everything else
// by the parts that say something else now. Nothing changes under the fingers.
const sign = e => e.textContent + all('[name=d],a,img', e).map(x => x.value || x.href || x.src).join();
const held = e => e.contains(document.activeElement) || one('details[open]', e);
function renew(text) {
  const doc = new DOMParser().parseFromString(text, 'text/html'), nav = one('.bar nav', doc), rows = one('#rows'), now = one('#rows', doc);
  if (!nav) return location.reload(); // the session is over
  for (const e of [one('.bar nav'), ...all('[data-live]')]) {
    const to = e.id ? doc.getElementById(e.id) : nav;
    if (to && sign(to) !== sign(e) && !held(e)) e.replaceWith(to);
  }
  const answer = one('#tra-loi', doc), old = one('#tra-loi');
  if (answer && !old) one('main').prepend(answer);
  else if (answer && sign(answer) !== sign(old) && !held(old)) old.replaceWith(answer);
  if (!rows || !now || held(rows)) return;
  rows.dataset.marks = now.dataset.marks;
  for (const to of now.rows) {
    const e = document.getElementById(to.id);
    if (!e || sign(e) === sign(to)) continue;
    e.innerHTML = to.innerHTML;
    for (const k in to.dataset) e.dataset[k] = to.dataset[k];
  }
  pilesWork();
}
function ask() {
  const sheet = one('.review[data-at]'), rows = one('#rows'), at = new URL(sheet ? sheet.dataset.at : location.href, location), luc = one('#luc');
  if (document.hidden || flying || !one('.bar nav') || !sheet && one('.one')) return;
  at.searchParams.set('nhin', rows ? rows.dataset.marks : '');
  at.hash = '';
  fetch(at).then(r => { if (!r.ok) throw r; return r.text(); }).then(t => sheet ? draw(t, true) : renew(t)).catch(() => { if (luc) luc.textContent = luc.dataset.lost; });
}
setInterval(ask, 15000);
if (one('#tra-loi')) for (const s of [1, 2, 4, 7, 11]) setTimeout(ask, s * 1000); // what the desk does later is said soon
let pilesWork = () => {};
// The table of units: found as it is typed, filtered and put in order without asking anew.
const fold = s => s.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/đ/g, 'd').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
const table = one('#rows'), q = one('#q');
if (table) {
  const form = q.form, picks = all('select', form), pile = form.elements.s, out = one('#said');
  if ('all' in table.dataset) {
    const rows = all('tr', table);
    const show = () => {
      const words = fold(q.value).split(' ');
      let seen = 0;
      for (const r of rows) {
        const d = r.dataset, hit = (!pile.value || d.s.split(' ').includes(pile.value)) && picks.every(p => !p.value || d[p.name] === p.value) && words.every(w => d.k.includes(w));
        if (r.hidden === hit) r.hidden = !hit;
        seen += hit;
      }
      out.textContent = out.dataset.say.replace('#', new Intl.NumberFormat(document.documentElement.lang).format(seen));
      one('#none').hidden = seen > 0;
      const at = new URLSearchParams([...new FormData(form)].filter(f => f[1]));
      history.replaceState(null, '', location.pathname + (at.size ? '?' + at : ''));
    };
    form.onsubmit = e => { e.preventDefault(); show(); };
    q.oninput = show;
    picks.forEach(p => { p.onchange = show; });
    pilesWork = () => all('.piles a').forEach(a => {
      a.setAttribute('aria-current', a.dataset.f === pile.value);
      a.onclick = e => { e.preventDefault(); pile.value = a.dataset.f; pilesWork(); show(); };
    });
    pilesWork();
    const order = new Intl.Collator('vi', { numeric: true });
    all('thead a').forEach(a => { a.onclick = e => {
      e.preventDefault();
      const th = a.closest('th'), up = th.getAttribute('aria-sort') !== 'ascending', at = th.cellIndex;
      all('th[aria-sort]').forEach(o => o.removeAttribute('aria-sort'));
      th.setAttribute('aria-sort', up ? 'ascending' : 'descending');
      const keys = new Map(rows.map(r => [r, r.cells[at].dataset.v || r.cells[at].textContent]));
      rows.sort((x, y) => order.compare(keys.get(x), keys.get(y)) * (up ? 1 : -1));
      table.append(...rows);
    }; });
  } else { // not all of them stand here: the page is asked for what is typed
    let last, wait;
    const find = async () => {
      const at = last = location.pathname + '?' + new URLSearchParams([...new FormData(form)].filter(f => f[1]));
      const doc = new DOMParser().parseFromString(await fetch(at).then(r => r.text()), 'text/html');
      if (at !== last) return; // more was typed meanwhile
      if (!one('#rows', doc)) return location.reload();
      history.replaceState(null, '', at);
      for (const part of ['#loc', '#said', '.units', '#none']) one(part).replaceWith(one(part, doc));
    };
    q.oninput = () => { clearTimeout(wait); wait = setTimeout(() => find().catch(() => {}), 300); };
    picks.forEach(p => { p.onchange = () => form.submit(); });
  }
  document.addEventListener('keydown', e => { if (e.key === '/' && !e.target.matches('input,select,textarea')) { e.preventDefault(); q.focus(); } });
}
