// The page: replays the log of the chat, follows it, and posts what the person
// does. What was not answered 200 is posted again with the same id. It is written
// for browsers of 2017 on: those inside other apps are often as old as the phone.
(function () {
  'use strict';
  var $ = function (id) { return document.getElementById(id); };
  var words = JSON.parse(document.body.dataset.words);
  var query = location.search;
  var east = +document.body.dataset.east * 60000; // the office's clock, in ms
  var log = $('log'), box = $('scroll'), field = $('text');
  var shown = {};    // seq -> li
  var mine = {};     // client id -> li, of what the person said
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
    var d = new Date(ms + east), min = d.getUTCMinutes(), day = function (t) { return Math.floor((t + east) / 86400000); };
    var hour = d.getUTCHours() + 'h' + (min < 10 ? '0' : '') + min;
    return day(ms) === day(Date.now()) ? hour : hour + ' ' + d.getUTCDate() + '/' + (d.getUTCMonth() + 1);
  }

  // ---- Showing -------------------------------------------------------------

  // pinned: the person reads the newest. It changes when they scroll, not when
  // something grows or shrinks (a picture that loads), which scrolls as well.
  var pinned = true, height = 0;
  box.addEventListener('scroll', function () {
    var same = box.scrollHeight === height;
    height = box.scrollHeight;
    if (same) pinned = box.scrollHeight - box.scrollTop - box.clientHeight < 160;
    else if (pinned) toEnd();
  });
  window.addEventListener('resize', function () { if (pinned) toEnd(); });

  function toEnd() { pinned = true; box.scrollTop = box.scrollHeight; }

  // tell shows what is the matter, below the conversation.
  function tell(text) {
    if ($('state').textContent === text) return;
    $('state').textContent = text;
    if (pinned) toEnd();
  }

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

  // gallery shows the pictures of an album side by side, each opening whole.
  function gallery(album) {
    var g = make('div', 'gallery');
    album.forEach(function (s, i) {
      var f = make('figure'), a = make('a');
      a.href = s.picture;
      a.target = '_blank';
      a.rel = 'noopener noreferrer';
      a.append(picture(s.picture + '?small', s.text || words.picture_bot + ' ' + (i + 1)));
      f.append(a);
      if (s.text) f.append(make('figcaption', '', s.text));
      g.append(f);
    });
    return g;
  }

  function body(e, preview) {
    var b = make('div', 'bubble');
    if (e.picture) b.append(preview || picture(e.picture, e.mine ? words.picture : words.picture_bot));
    if (e.file) {
      var a = make('a', 'file', e.label || words.file);
      a.href = e.file;
      a.download = e.label || '';
      b.append(a);
    }
    if (e.album) b.append(gallery(e.album));
    (e.parts || []).forEach(function (p) {
      if (!p.mono) return b.append(make('p', '', p.text));
      var pre = make('pre', '', p.text);
      pre.tabIndex = 0;
      pre.setAttribute('role', 'region');
      pre.setAttribute('aria-label', words.table);
      b.append(pre);
      b.classList.add('table');
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
      if (!x.hasAttribute('aria-disabled')) tap(x, b, e);
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
    var held = li.contains(document.activeElement), preview = e.mine && li.querySelector('img'); // need not be fetched again
    li.className = e.mine ? 'mine' : e.name ? 'other' : 'bot';
    li.textContent = '';
    li.append(e.name ? make('span', 'name', e.name) : speaker(e.mine));
    li.append(body(e, preview));
    if (e.buttons && e.buttons.length) li.append(rows(e));
    li.append(make('span', 'when', clock(e.at)));
    if (held) { // the tapped button is gone: the keyboard goes on with the answer
      li.tabIndex = -1;
      (li.querySelector('button, a') || li).focus({ preventScroll: true });
    }
  }

  // speaker tells those who do not see the sides whose words follow.
  function speaker(me) { return make('span', 'hidden', (me ? words.mine : words.bot) + ':'); }

  function show(e) {
    if (e.seq <= last) return;
    last = e.seq;
    var was = shown[e.of];
    if (e.kind === 'edit') {
      if (was) { fill(was, { seq: e.of, at: e.at, parts: e.parts, buttons: e.buttons, picture: e.picture, file: e.file, label: e.label, album: e.album }); reveal(was); }
      return;
    }
    if (e.kind === 'gone') {
      if (!was) return;
      var gone = was.querySelector('.bubble');
      gone.textContent = '';
      gone.append(make('p', 'quiet', words.removed));
      return;
    }
    var stay = !e.mine && !pinned;
    var li = mine[e.client] || make('li');
    if (e.client) mine[e.client] = li;
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

  function online() { if (!queue.length || !tries) tell(''); }

  document.addEventListener('visibilitychange', function () {
    if (document.hidden) leave(); else { follow(); pump(); }
  });
  window.addEventListener('online', function () { tries = 0; follow(); pump(); });
  window.addEventListener('pagehide', leave);
  window.addEventListener('pageshow', follow);

  // ---- Posting -------------------------------------------------------------

  // What waits survives a reload: its words in localStorage, its pictures, which
  // are too large for that, in IndexedDB under their client ids. Where the browser
  // keeps nothing (private mode) it lives as long as the page.
  var store = 'vneid-queue:' + location.pathname;

  function save() {
    var kept = queue.map(function (q) { return { path: q.path, body: q.body, at: q.at, name: q.name }; });
    try { kept.length ? localStorage.setItem(store, JSON.stringify(kept)) : localStorage.removeItem(store); } catch (e) { /* private mode */ }
  }

  // shelf lets use() do something with the kept pictures, and never fails.
  function shelf(mode, use) {
    return new Promise(function (end) {
      try {
        var open = indexedDB.open(store, 1);
        open.onupgradeneeded = function () { open.result.createObjectStore('pictures'); };
        open.onerror = function () { end(); };
        open.onsuccess = function () {
          var db = open.result, t = db.transaction('pictures', mode), asked = use(t.objectStore('pictures'));
          t.oncomplete = t.onabort = function () { db.close(); end(asked.result); };
        };
      } catch (e) { end(); }
    });
  }

  function restore() {
    var kept = [];
    try { kept = JSON.parse(localStorage.getItem(store) || '[]'); } catch (e) { /* begin empty */ }
    kept = kept.filter(function (q) {
      return Date.now() - q.at < 86400000 && !queue.some(function (o) { return o.body.client === q.body.client; });
    });
    if (!kept.length && !queue.length) shelf('readwrite', function (s) { return s.clear(); });
    return kept.reduce(function (before, q) {
      return before.then(function () { return q.name && shelf('readonly', function (s) { return s.get(q.body.client); }); }).then(function (file) {
        if (q.name && !file) return;
        if (file) withFile(q, file);
        queue.push(q);
        q.li = mine[q.body.client]; // the log has it, only the answer to the post was lost
        if (!q.li && (file || q.body.text)) echo(q);
      });
    }, Promise.resolve());
  }

  function withFile(q, file) {
    q.file = file;
    q.preview = URL.createObjectURL(file);
  }

  function echo(q) {
    var li = make('li', 'mine');
    var b = make('div', 'bubble');
    li.append(speaker(true));
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
    tell(tries > 1 || !navigator.onLine ? why || words.offline : '');
    timer = setTimeout(pump, wait * (0.8 + Math.random() * 0.4));
  }

  function done(q, error) {
    queue.shift();
    save();
    if (q.free) q.free();
    if (q.file) shelf('readwrite', function (s) { return s.delete(q.body.client); });
    if (q.preview) setTimeout(function () { URL.revokeObjectURL(q.preview); }, 60000);
    tell('');
    if (error) return failed(q, error);
    if (!known) { known = true; load().then(follow, follow); } else if (!source) load().catch(function () {}).then(follow);
    if (q.li && q.li.parentNode) q.li.lastElementChild.textContent = clock(Date.now());
    if (q.bar) q.bar.remove();
  }

  // failed leaves what was refused where it can be sent again or dropped.
  function failed(q, error) {
    if (!q.li) return tell(error);
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
    return { ok: x.status === 200, retry: x.status === 0 || x.status === 429 || x.status >= 500, after: +x.getResponseHeader('Retry-After') || 0, error: x.status >= 500 ? words.error_away : body.error };
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
        data.append('file', q.file, q.name);
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
      withFile(q, file);
      q.name = file.name || 'anh.jpg';
      shelf('readwrite', function (s) { return s.put(file, q.body.client); });
    }
    echo(q);
    push(q);
  }

  function tap(x, b, e) {
    var all = x.closest('.rows').querySelectorAll('button');
    all.forEach(function (o) { o.setAttribute('aria-disabled', 'true'); }); // "disabled" would lose the keyboard's place
    x.classList.add('busy');
    x.setAttribute('aria-busy', 'true');
    push({ path: './say', body: { data: b.data, message: String(e.seq) }, free: function () {
      x.classList.remove('busy');
      x.removeAttribute('aria-busy');
      all.forEach(function (o) { o.removeAttribute('aria-disabled'); });
    } });
  }

  // shrink makes large photos smaller, and keeps the letters on them readable.
  function shrink(file) {
    if (file.size <= 2 << 20 || !/^(image\/(jpeg|png|webp|heic|heif))?$/.test(file.type)) return Promise.resolve(file);
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
          var pen = c.getContext('2d');
          pen.fillStyle = '#fff'; // below what is transparent
          pen.fillRect(0, 0, c.width, c.height);
          pen.drawImage(img, 0, 0, c.width, c.height);
          c.toBlob(function (blob) {
            if (blob) blob.name = file.name.replace(/\.\w+$/, '') + '.jpg';
            finish(blob);
          }, 'image/jpeg', 0.85);
        } catch (e) { finish(); }
      };
      img.src = url;
    });
  }

  // picked sends the chosen pictures; what was typed goes with the first.
  function picked() {
    var files = [].slice.call(this.files);
    this.value = '';
    files.reduce(function (before, file) {
      return before.then(function () { return shrink(file); }).then(function (f) {
        if (f.size > 20 << 20) return tell(words.error_big);
        send(field.value.trim(), f);
        field.value = '';
        grow();
      });
    }, Promise.resolve());
  }
  $('camera').onchange = $('file').onchange = picked;

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
  var opens = { u: words.invited_unit, a: words.invited_area, o: words.invited_officer };

  // invited offers to spend the invitation of the address. Looking spends nothing.
  // What an app or a sentence has hung on to the link is left away.
  function invited() {
    var found = /^(?:%20)*([uao][A-Za-z0-9_-]{1,63})/.exec(location.hash.slice(1));
    payload = found ? found[1] : '';
    $('invited').textContent = found ? opens[payload[0]] : words.invited_bad;
    $('goon').hidden = !found;
    $('invite').hidden = location.hash.length < 2;
    if (found) $('welcome').hidden = true;
    if (!$('invite').hidden) toEnd();
  }

  // away takes a pressed button's box off the page; the keyboard goes on above
  // the answer, and no keyboard of a phone opens.
  function away(id) {
    $(id).hidden = true;
    box.focus({ preventScroll: true });
  }

  $('goon').onclick = function () {
    away('invite');
    var p = payload;
    payload = '';
    if (!p) return;
    history.replaceState(null, '', location.pathname + query);
    push({ path: './open', body: { payload: p } });
  };
  $('begin').onclick = function () {
    if ($('begin').disabled) return;
    $('begin').disabled = true;
    away('welcome');
    send('/start');
  };
  window.addEventListener('hashchange', invited);

  $('hello').textContent = words.hello;
  $('begin').textContent = words.begin;

  function begin() {
    load().then(restore).then(function () {
      setTimeout(function () { $('room').setAttribute('aria-live', 'polite'); }, 1000); // what was said before is not read out again
      $('welcome').hidden = group || last > 0 || queue.length > 0;
      invited();
      follow();
      pump();
    }, function () {
      tell(words.error_away);
      setTimeout(begin, 1500);
    });
  }
  begin();
})();
