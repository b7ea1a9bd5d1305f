// The page: replays the log of the chat, follows it, and posts what the person
// does. What was not answered 200 is posted again with the same id.
(function () {
  'use strict';
  var $ = function (id) { return document.getElementById(id); };
  var words = JSON.parse(document.body.dataset.words);
  var query = location.search;
  var log = $('log'), box = $('scroll'), field = $('text'), picker = $('file');
  var shown = {};    // seq -> li
  var mine = {};     // client id -> li
  var last = 0;      // newest seq that is shown
  var known = false; // there is a session
  var group = false; // the chat is a group of officers
  var queue = [];    // what is to be posted, oldest first
  var busy = false, tries = 0, timer = 0;

  function make(tag, cls, text) {
    var e = document.createElement(tag);
    if (cls) e.className = cls;
    if (text !== undefined) e.textContent = text;
    return e;
  }

  function newID() {
    var b = new Uint8Array(12), s = '';
    crypto.getRandomValues(b);
    for (var i = 0; i < b.length; i++) s += ('0' + b[i].toString(16)).slice(-2);
    return s;
  }

  function clock(ms) {
    var d = new Date(ms), two = function (n) { return (n < 10 ? '0' : '') + n; };
    var hour = d.getHours() + 'h' + two(d.getMinutes());
    return d.toDateString() === new Date().toDateString() ? hour : hour + ' ' + d.getDate() + '/' + (d.getMonth() + 1);
  }

  // ---- Showing -------------------------------------------------------------

  // pinned: the person reads the newest. It changes when they scroll, not when
  // something below grows (a picture that loads).
  var pinned = true;
  box.addEventListener('scroll', function () { pinned = box.scrollHeight - box.scrollTop - box.clientHeight < 160; });
  window.addEventListener('resize', function () { if (pinned) toEnd(); });

  function toEnd() { pinned = true; box.scrollTop = box.scrollHeight; }

  function reveal(li) {
    if (li === log.lastElementChild) return toEnd();
    if (li.scrollIntoView) li.scrollIntoView({ block: 'nearest' });
  }

  function picture(src, alt) {
    var img = make('img');
    img.alt = alt;
    img.src = src;
    img.onload = function () { if (pinned) toEnd(); };
    img.onerror = function () { img.replaceWith(make('p', 'quiet', words.picture_gone)); };
    return img;
  }

  function body(e) {
    var b = make('div', 'bubble');
    if (e.picture) b.append(picture(e.picture, e.mine ? words.picture : words.picture_bot));
    if (e.file) {
      var a = make('a', '', e.label || words.file);
      a.href = e.file;
      b.append(a);
    }
    (e.parts || []).forEach(function (p) {
      if (!p.mono) return b.append(make('p', '', p.text));
      var pre = make('pre', '', p.text);
      pre.tabIndex = 0;
      pre.setAttribute('role', 'region');
      pre.setAttribute('aria-label', words.table);
      b.append(pre);
    });
    if (e.text) b.append(make('p', '', e.text));
    if (!b.childNodes.length) b.append(make('p', 'quiet', words.removed));
    return b;
  }

  function button(b, e) {
    if (b.url) {
      var a = make('a', 'choice', b.label);
      a.href = /^https?:/.test(b.url) ? b.url : '#';
      a.target = '_blank';
      a.rel = 'noopener noreferrer';
      return a;
    }
    var x = make('button', 'choice', b.label);
    x.type = 'button';
    x.onclick = function () {
      if (b.copy) return copy(b.copy, x);
      tap(x, b, e);
    };
    return x;
  }

  function copy(text, x) {
    var done = function () {
      var was = x.textContent;
      x.textContent = words.copied;
      setTimeout(function () { x.textContent = was; }, 1500);
    };
    if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, function () { x.textContent = text; });
    else x.textContent = text;
  }

  function rows(e) {
    var all = make('div', 'rows');
    e.buttons.forEach(function (row) {
      var r = make('div', 'row');
      row.forEach(function (b) { r.append(button(b, e)); });
      all.append(r);
    });
    return all;
  }

  function fill(li, e) {
    var held = li.contains(document.activeElement);
    li.className = e.mine ? 'mine' : e.name ? 'other' : 'bot';
    li.replaceChildren();
    if (e.name) li.append(make('span', 'name', e.name));
    li.append(body(e));
    if (e.buttons && e.buttons.length) li.append(rows(e));
    li.append(make('span', 'when', clock(e.at)));
    if (held) { // the tapped button is gone: the keyboard goes on with the answer
      var next = li.querySelector('button, a') || field;
      next.focus({ preventScroll: true });
    }
  }

  function show(e) {
    if (e.seq <= last) return;
    last = e.seq;
    var was = shown[e.of];
    if (e.kind === 'edit') {
      if (was) { fill(was, { seq: e.of, at: e.at, parts: e.parts, buttons: e.buttons, picture: e.picture }); reveal(was); }
      return;
    }
    if (e.kind === 'gone') {
      if (was) was.querySelector('.bubble').replaceChildren(make('p', 'quiet', words.removed));
      return;
    }
    var stay = !e.mine && !pinned;
    var li = e.client && mine[e.client];
    if (li) delete mine[e.client]; else li = make('li');
    shown[e.seq] = li;
    fill(li, e);
    log.append(li);
    if (!stay) toEnd();
    $('welcome').hidden = true;
  }

  // ---- Following -----------------------------------------------------------

  var source = null, broken = 0, poller = 0;

  function load() {
    return fetch('./log?since=' + last, { credentials: 'same-origin' }).then(function (r) {
      if (r.status === 403) return { entries: [], known: false };
      if (!r.ok) throw new Error('log');
      return r.json();
    }).then(function (l) {
      known = known || l.known;
      group = group || l.group;
      (l.entries || []).forEach(show);
      return l.more ? load() : l;
    });
  }

  function follow() {
    if (!known || source || document.hidden) return;
    if (!window.EventSource || broken > 3) return poll();
    source = new EventSource('./events?since=' + last);
    source.onopen = function () { broken = 0; online(); };
    source.onmessage = function (m) { show(JSON.parse(m.data)); };
    source.addEventListener('inside', function (m) {
      if (parent !== window) parent.postMessage({ inside: JSON.parse(m.data) }, location.origin);
    });
    source.onerror = function () {
      leave();
      broken++;
      setTimeout(follow, Math.min(8000, 500 << broken));
    };
  }

  function leave() {
    if (source) source.close();
    source = null;
    clearTimeout(poller);
    poller = 0;
  }

  // poll is for browsers and networks that let no stream through; now and then
  // a stream is tried again.
  function poll() {
    if (poller) return;
    load().then(function () { online(); broken++; }, function () {}).then(function () {
      poller = setTimeout(function () {
        poller = 0;
        if (broken > 30) broken = 0;
        follow();
      }, 3000);
    });
  }

  function online() { if (!queue.length || !tries) $('state').textContent = ''; }

  document.addEventListener('visibilitychange', function () {
    if (document.hidden) leave(); else { follow(); pump(); }
  });
  window.addEventListener('online', function () { tries = 0; follow(); pump(); });
  window.addEventListener('pagehide', leave);
  window.addEventListener('pageshow', follow);

  // ---- Posting -------------------------------------------------------------

  // What was typed survives a reload; pictures live as long as the page.
  var store = 'vneid-queue:' + location.pathname;

  function save() {
    var kept = queue.filter(function (q) { return !q.file; }).map(function (q) { return { path: q.path, body: q.body, at: q.at }; });
    try { kept.length ? localStorage.setItem(store, JSON.stringify(kept)) : localStorage.removeItem(store); } catch (e) { /* private mode */ }
  }

  function restore() {
    var kept = [];
    try { kept = JSON.parse(localStorage.getItem(store) || '[]'); } catch (e) { /* begin empty */ }
    kept.forEach(function (q) {
      if (Date.now() - q.at > 86400000 || queue.some(function (o) { return o.body.client === q.body.client; })) return;
      queue.push(q);
      if (q.body.text) echo(q);
    });
  }

  function echo(q) {
    var li = make('li', 'mine');
    var b = make('div', 'bubble');
    if (q.preview) b.append(picture(q.preview, words.picture));
    if (q.body.text) b.append(make('p', '', q.body.text));
    li.append(b);
    if (q.file) {
      q.bar = make('progress');
      q.bar.max = 1;
      q.bar.value = 0;
      q.bar.setAttribute('aria-label', words.uploading);
      b.append(q.bar);
    }
    li.append(make('span', 'when', q.file ? words.uploading : words.sending));
    mine[q.body.client] = q.li = li;
    log.append(li);
    $('welcome').hidden = true;
    toEnd();
  }

  function push(q) {
    q.at = Date.now();
    q.body.client = q.body.client || newID();
    queue.push(q);
    save();
    pump();
  }

  function pump() {
    clearTimeout(timer);
    if (busy || !queue.length) return;
    busy = true;
    var q = queue[0];
    post(q).then(function (r) {
      busy = false;
      if (r.ok) { tries = 0; done(q); return pump(); }
      if (r.retry) return later(r.after, r.error);
      done(q, r.error || words.refused);
      pump();
    });
  }

  function later(after, why) {
    tries++;
    var wait = after ? after * 1000 : Math.min(15000, 500 * Math.pow(2, tries));
    $('state').textContent = why || (tries > 1 || !navigator.onLine ? words.offline : '');
    timer = setTimeout(pump, wait * (0.8 + Math.random() * 0.4));
  }

  function done(q, error) {
    queue.shift();
    save();
    if (q.free) q.free();
    if (q.preview) setTimeout(function () { URL.revokeObjectURL(q.preview); }, 60000);
    $('state').textContent = '';
    if (error) return failed(q, error);
    if (!known) { known = true; load().then(follow, follow); } else if (!source) load().catch(function () {}).then(follow);
    if (q.li && q.li.parentNode) q.li.lastElementChild.textContent = clock(Date.now());
    if (q.bar) q.bar.remove();
  }

  // failed leaves what was refused where it can be sent again or dropped.
  function failed(q, error) {
    if (!q.li) { $('state').textContent = error; return; }
    if (q.bar) q.bar.remove();
    delete mine[q.body.client];
    var note = make('span', 'when bad', error), again = make('button', 'small', words.again), drop = make('button', 'small', words.drop);
    q.li.lastElementChild.replaceWith(note);
    again.onclick = function () { q.li.remove(); send(q.body.text || '', q.file); };
    drop.onclick = function () { q.li.remove(); };
    q.li.append(again, drop);
    toEnd();
  }

  function read(x) {
    var body = {};
    try { body = JSON.parse(x.responseText); } catch (e) { /* a proxy's page */ }
    return { ok: x.status === 200, retry: x.status === 0 || x.status === 429 || x.status >= 500, after: +x.getResponseHeader('Retry-After') || 0, error: x.status >= 500 ? '' : body.error };
  }

  // post never fails: the network's failures are answers to be tried again.
  function post(q) {
    return new Promise(function (end) {
      var x = new XMLHttpRequest(), data = JSON.stringify(q.body);
      x.open('POST', q.path + query);
      x.setRequestHeader('X-Vneid', '1');
      if (q.file) {
        data = new FormData();
        data.append('client', q.body.client);
        data.append('caption', q.body.text || '');
        data.append('file', q.file, q.name || 'anh.jpg');
        x.upload.onprogress = function (e) { if (q.bar && e.lengthComputable) q.bar.value = e.loaded / e.total; };
      } else x.setRequestHeader('Content-Type', 'application/json');
      x.timeout = q.file ? 300000 : 30000;
      x.onload = function () { end(read(x)); };
      x.onerror = x.ontimeout = x.onabort = function () { end({ retry: true }); };
      x.send(data);
    });
  }

  // ---- The person ----------------------------------------------------------

  function send(text, file) {
    var q = { path: file ? './picture' : './say', body: { client: newID(), text: text } };
    if (file) {
      q.file = file;
      q.name = file.name;
      q.preview = URL.createObjectURL(file);
    }
    echo(q);
    push(q);
  }

  function tap(x, b, e) {
    var all = x.closest('.rows').querySelectorAll('button');
    all.forEach(function (o) { o.disabled = true; });
    x.classList.add('busy');
    x.setAttribute('aria-busy', 'true');
    push({ path: './say', body: { data: b.data, message: String(e.seq) }, free: function () {
      x.classList.remove('busy');
      x.removeAttribute('aria-busy');
      all.forEach(function (o) { o.disabled = false; });
    } });
  }

  // shrink makes large photos smaller, and keeps the letters on them readable.
  function shrink(file) {
    if (file.size <= 2 << 20 || !/^image\/(jpeg|png|webp|heic|heif)/.test(file.type)) return Promise.resolve(file);
    return new Promise(function (end) {
      var img = new Image(), url = URL.createObjectURL(file);
      var finish = function (f) { URL.revokeObjectURL(url); end(f && f.size < file.size ? f : file); };
      img.onerror = function () { finish(); };
      img.onload = function () {
        var k = Math.min(1, 2000 / Math.max(img.naturalWidth, img.naturalHeight));
        k = Math.max(k, Math.min(1, 720 / Math.min(img.naturalWidth, img.naturalHeight))); // long screenshots stay wide enough
        var c = document.createElement('canvas');
        c.width = Math.round(img.naturalWidth * k);
        c.height = Math.round(img.naturalHeight * k);
        try {
          c.getContext('2d').drawImage(img, 0, 0, c.width, c.height);
          c.toBlob(function (blob) {
            if (blob) blob.name = file.name.replace(/\.\w+$/, '') + '.jpg';
            finish(blob);
          }, 'image/jpeg', 0.85);
        } catch (e) { finish(); }
      };
      img.src = url;
    });
  }

  picker.onchange = function () {
    var files = [].slice.call(picker.files), text = field.value.trim();
    picker.value = '';
    field.value = '';
    files.reduce(function (before, file) {
      return before.then(function () { return shrink(file); }).then(function (f) {
        if (f.size > 20 << 20) { $('state').textContent = words.error_big; return; }
        send(text, f);
        text = '';
      });
    }, Promise.resolve());
    if (!files.length) field.value = text;
  };

  function submit() {
    var text = field.value.trim();
    if (!text) return;
    field.value = '';
    grow();
    send(text);
    field.focus();
  }

  function grow() {
    field.style.height = 'auto';
    field.style.height = Math.min(130, field.scrollHeight + 2) + 'px';
  }

  $('writer').onsubmit = function (e) { e.preventDefault(); submit(); };
  field.oninput = grow;
  var shift = false;
  field.onkeyup = function (e) { shift = e.shiftKey; };
  field.onkeydown = function (e) {
    shift = e.shiftKey;
    if (e.key === 'Enter' && !e.shiftKey && !e.isComposing && e.keyCode !== 229) { e.preventDefault(); submit(); }
  };

  // Keyboards of phones say what Enter does, not which key it was.
  field.addEventListener('beforeinput', function (e) {
    if (e.inputType === 'insertLineBreak' && !shift) { e.preventDefault(); submit(); }
  });

  // ---- Beginning -----------------------------------------------------------

  var payload = '';

  // invited offers to spend the invitation of the address. Looking spends nothing.
  function invited() {
    payload = location.hash.slice(1);
    if (!/^[A-Za-z0-9_-]{1,64}$/.test(payload)) payload = '';
    $('invite').hidden = !payload;
    if (payload) { $('welcome').hidden = true; toEnd(); }
  }

  $('goon').onclick = function () {
    $('invite').hidden = true;
    var p = payload;
    payload = '';
    if (!p) return;
    history.replaceState(null, '', location.pathname + query);
    push({ path: './open', body: { payload: p } });
  };
  $('begin').onclick = function () {
    if ($('begin').disabled) return;
    $('begin').disabled = true;
    $('welcome').hidden = true;
    send('/start');
  };
  window.addEventListener('hashchange', invited);

  $('hello').textContent = words.hello;
  $('begin').textContent = words.begin;

  function begin() {
    load().then(function () {
      restore();
      $('welcome').hidden = group || last > 0 || queue.length > 0;
      invited();
      follow();
      pump();
    }, function () {
      $('state').textContent = words.error_away;
      setTimeout(begin, 1500);
    });
  }
  begin();
})();
