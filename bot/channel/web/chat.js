// The page: replays the log of the chat, follows it, and posts what the person
// does. What was not answered 200 is posted again with the same id. It is written
// for browsers of 2017 on: those inside other apps are often as old as the phone.
(function () {
  'use strict';
  var $ = function (id) { return document.getElementById(id); };
  var data = document.body.dataset, words = JSON.parse(data.words);
  var query = location.search;
  var east = +data.east * 60000; // the office's clock, in ms
  var log = $('log'), box = $('scroll'), field = $('text');
  var shown = {};    // seq -> li
  var mine = {};     // client id -> li, of what the person said
  var tapped = {};   // seq of the bot's messages that were answered by a button
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

  function two(n) { return (n < 10 ? '0' : '') + n; }
  function day(ms) { return Math.floor((ms + east) / 86400000); }
  function date(ms) {
    var d = new Date(ms + east);
    return two(d.getUTCDate()) + '/' + two(d.getUTCMonth() + 1) + '/' + d.getUTCFullYear();
  }

  // clock is the hour, and the date of what is not of the day that it stands under.
  function clock(ms, under) {
    var d = new Date(ms + east), hour = two(d.getUTCHours()) + 'h' + two(d.getUTCMinutes());
    return day(ms) === under ? hour : hour + ' ' + date(ms);
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

  // toEnd shows the newest: of what does not fit, its beginning.
  function toEnd() {
    var li = log.lastElementChild;
    pinned = true;
    box.scrollTop = box.scrollHeight;
    if (li && li.className === 'bot' && li.offsetHeight > box.clientHeight - 24 && $('invite').hidden && !asksInSight(li)) {
      box.scrollTop += li.getBoundingClientRect().top - box.getBoundingClientRect().top - 8;
    }
  }

  // asksInSight tells whether the end of a message has all answers, and two lines of what
  // they answer.
  function asksInSight(li) {
    var first = li.querySelector('.choice');
    return first && first.getBoundingClientRect().top >= box.getBoundingClientRect().top + 48;
  }

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

  // place puts a line at the end, under its day; without an hour under the last one's, for
  // a phone's own clock may be wrong.
  var today = 0; // of the last line
  function place(li, ms) {
    if (!ms) li.day = today;
    else if (li.day !== day(ms) || li !== log.lastElementChild) {
      if (day(ms) !== today) log.append(make('li', 'day', words.days.split(',')[new Date(ms + east).getUTCDay()] + ', ' + date(ms)));
      li.day = today = day(ms);
    }
    log.append(li);
    $('welcome').hidden = true;
  }

  // What can be tapped in the bot's words: addresses of the office's own, which the
  // page names, and commands. Those in words of people stay words.
  var links = (JSON.parse(data.links) || []).sort(function (a, b) { return b.length - a.length; });
  var tappable;
  function reads() {
    var own = links.map(function (l) { return l.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') + '(?![\\w/?#=&%@:-]|\\.\\w)'; });
    tappable = new RegExp('(^|[\\s(])(' + own.concat('/[a-z]{2,20}(?![\\w/])').join('|') + ')');
  }
  reads();

  function write(to, text) {
    for (var m; (m = tappable.exec(text)); text = text.slice(m.index + m[0].length)) {
      to.append(text.slice(0, m.index) + m[1], m[2][0] === '/' ? command(m[2]) : link(m[2]));
    }
    to.append(text);
    return to;
  }

  function command(name) {
    var b = make('button', 'command', name);
    b.type = 'button';
    b.onclick = function () { send(name); };
    return b;
  }

  function link(address, text) {
    var a = make('a', '', text || address);
    a.href = address;
    a.target = '_blank';
    a.rel = 'noopener noreferrer';
    return a;
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
      var f = make('figure');
      f.append(whole(picture(s.picture + '?small', s.text || words.picture_bot + ' ' + (i + 1)), s.picture));
      if (s.text) f.append(make('figcaption', '', s.text));
      g.append(f);
    });
    return g;
  }

  // whole lets the picture be seen whole.
  function whole(img, address) {
    var a = link(address);
    a.replaceChild(img, a.firstChild);
    a.setAttribute('aria-label', img.alt);
    return a;
  }

  // body is what was said: bubbles, and the card of a report. What follows a card
  // stands inside it, but for what is asked.
  function body(e, preview) {
    var all = make('div', 'said'), b;
    var bubble = function (cls) {
      if (!b) all.append(b = make('div', 'bubble'));
      if (cls) b.classList.add(cls);
      return b;
    };
    if (e.picture) bubble(e.mine && 'photo').append(whole(preview || picture(e.picture, e.mine ? words.picture : words.picture_bot), e.picture));
    if (e.file) {
      var a = make('a', 'file', e.label || words.file);
      a.href = e.file;
      a.download = e.label || '';
      bubble().append(a);
    } else if (e.label && !e.picture) bubble().append(make('p', '', e.label)); // it was not kept
    if (e.album) bubble().append(gallery(e.album));
    (e.parts || []).forEach(function (p) {
      if (p.paper) return (b = card(p, all));
      if (p.asks && b && b.inCard) b = null;
      if (!p.mono) return bubble().append(paragraph(p));
      var pre = make('pre', '', p.text);
      pre.tabIndex = 0;
      pre.setAttribute('role', 'region');
      pre.setAttribute('aria-label', words.table);
      bubble('table').append(pre);
    });
    if (e.text) bubble().append(make('p', '', e.text));
    if (!all.childNodes.length) bubble().append(make('p', 'quiet', words.removed));
    return all;
  }

  // paragraph of the bot; of what is asked the first line stands out, and of one
  // that only leads to the next line that one.
  function paragraph(p) {
    if (!p.asks) return write(make('p'), p.text);
    var e = make('p'), lines = p.text.split('\n'), at = lines[0].slice(-1) === ':' && lines.length > 1 ? 1 : 0;
    lines.forEach(function (l, i) {
      if (i) e.append('\n');
      e.append(write(make(i === at ? 'b' : 'span'), l));
    });
    return e;
  }

  // card draws a report: its first line is the head, lines with a colon are facts.
  function card(p, all) {
    var c = make('section', p.paper.receipt ? 'card got' : 'card'), inside = make('div'), lines = (p.drawn || p.text).split('\n'), facts;
    c.setAttribute('aria-label', p.paper.receipt ? words.receipt : words.unsent);
    c.append(make('h2', '', lines.shift().replace(/[:.]$/, '')), inside);
    lines.forEach(function (l) {
      var cut = l.indexOf(': '), name = l.slice(0, cut), value = l.slice(cut + 2).replace(/\.$/, '');
      if (p.paper.receipt && value === p.paper.receipt) {
        inside.insertBefore(make('p', 'code', value), inside.firstChild);
        return inside.insertBefore(make('p', 'quietly', name), inside.firstChild);
      }
      if (cut < 1 || cut > 30) {
        facts = null;
        return l && inside.append(write(make('p'), l));
      }
      if (!facts) inside.append(facts = make('dl', 'facts'));
      facts.append(make('dt', '', name), state(value, p.paper.status));
    });
    all.append(c);
    inside.inCard = true;
    return inside;
  }

  // state sets the status off by colour and sign; the word stays.
  function state(value, status) {
    var dd = make('dd'), label = status && words['status_' + status];
    if (!label || value.indexOf(label) !== 0) return write(dd, value);
    dd.append(make('span', 'st ' + status, label));
    return write(dd, value.slice(label.length));
  }

  function button(b, e) {
    if (b.url) {
      var a = link(/^https?:/.test(b.url) ? b.url : '#', b.label);
      a.className = 'choice';
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

  // rows are one below the other; only short ones that the bot has put together
  // stand two in a row, and never ones as long as a status.
  function rows(e, list) {
    var all = make('div', 'rows');
    all.setAttribute('role', 'group');
    all.setAttribute('aria-label', words.choices);
    list.forEach(function (row) {
      var short = row.length > 1 && row.every(function (b) { return b.label.length <= 12; });
      var r = make('div', short ? 'row two' : 'row');
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
    choices(li, e);
    li.append(make('span', 'when', (e.mine && (e.picture || e.file) ? words.sent + ' ' : '') + clock(e.at, li.day)));
    li.receipt = receipt(e);
    if (held) goOn(li);
  }

  // choices stand below what was said; where a question follows a card, those that
  // belong to the card stand between them.
  function choices(li, e) {
    var list = e.buttons || [], asked = li.querySelector('.card + .bubble'), told = [];
    if (asked) told = list.filter(function (row) { return row.every(function (b) { return b.standing || b.url; }); });
    if (told.length) asked.parentNode.insertBefore(rows(e, told), asked);
    list = list.filter(function (row) { return told.indexOf(row) < 0; });
    if (list.length) li.append(rows(e, list));
  }

  // goOn leads the keyboard on to the answer: the tapped button is gone.
  function goOn(li) {
    li.tabIndex = -1;
    (li.querySelector('button, a') || li).focus({ preventScroll: true });
  }

  function receipt(e) {
    return (e.parts || []).map(function (p) { return p.paper && p.paper.receipt; }).filter(Boolean)[0];
  }

  // speaker tells those who do not see the sides whose words follow.
  function speaker(me) { return make('span', 'hidden', (me ? words.mine : words.bot) + ':'); }

  function show(e) {
    if (e.seq <= last) return;
    last = e.seq;
    var was = shown[e.of];
    if (e.kind === 'edit') return edit(was, { seq: e.of, at: e.at, parts: e.parts, buttons: e.buttons, picture: e.picture, file: e.file, label: e.label, album: e.album });
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
    if (e.mine && e.of) tapped[e.of] = true;
    shown[e.seq] = li;
    place(li, e.at);
    fill(li, e);
    if (!stay) toEnd();
    if (li.receipt) front();
  }

  // edit shows what stands for a message now: below the person's own answer, where
  // that was a button, else in its place. A receipt stays where it is.
  function edit(was, e) {
    if (was && (!tapped[e.seq] || was.receipt && was.receipt === receipt(e))) {
      fill(was, e);
      return reveal(was);
    }
    var held = was && was.contains(document.activeElement), li = make('li');
    tapped[e.seq] = false;
    if (was) [].forEach.call(was.querySelectorAll('.rows'), function (r) { r.remove(); });
    shown[e.seq] = li;
    place(li, e.at);
    fill(li, e);
    if (held) goOn(li);
    toEnd();
    if (li.receipt) front();
  }

  // front asks whom one reports to, once that may have become known.
  var live = false; // what was said before the page was opened is shown
  function front() {
    if (!live) return;
    fetch('./front' + query, { credentials: 'same-origin' }).then(function (r) { return r.ok && r.json(); }).then(function (h) {
      if (!h) return;
      $('office').textContent = h.office;
      $('due').textContent = h.due;
      $('who').textContent = h.call;
      $('number').textContent = h.phone;
      $('call').hidden = !h.call;
      $('call').setAttribute('aria-label', h.aloud);
      $('call').href = 'tel:' + h.tel;
      $('file').accept = h.accept;
      links = h.links || links;
      reads();
    }).catch(function () { /* it stays as it was */ });
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
    var kept = queue.map(function (q) { return { path: q.path, body: q.body, at: q.at, name: q.name, mute: q.mute }; });
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
        if (!q.li) echo(q);
      });
    }, Promise.resolve());
  }

  function withFile(q, file) {
    q.file = file;
    q.preview = URL.createObjectURL(file);
  }

  // echo shows what the person did before the log has it.
  function echo(q) {
    var said = q.body.label || q.body.text;
    if (q.mute || !q.file && !said) return;
    var li = make('li', 'mine'), b = make('div', q.file ? 'bubble photo' : 'bubble');
    li.append(speaker(true));
    if (q.file && /\.(xlsx|csv)$/i.test(q.name)) b.append(make('p', '', q.name));
    else if (q.preview) b.append(picture(q.preview, words.picture));
    if (said) b.append(make('p', '', said));
    li.append(b);
    q.note = make('span', 'when', words.sending + '…');
    q.note.setAttribute('aria-live', 'off');
    li.append(q.note);
    mine[q.body.client] = q.li = li;
    place(li, 0);
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
    if (tries > 1 && queue[0].file) stuck(queue[0]);
    timer = setTimeout(pump, wait * (0.8 + Math.random() * 0.4));
  }

  function done(q, error) {
    queue.shift();
    save();
    if (q.free) q.free();
    if (q.mute && error) starting(false);
    if (q.file) shelf('readwrite', function (s) { return s.delete(q.body.client); });
    if (q.preview) setTimeout(function () { URL.revokeObjectURL(q.preview); }, 60000);
    tell('');
    if (error) return failed(q, error);
    if (!known) { known = true; load().then(follow, follow); } else if (!source) load().catch(function () {}).then(follow);
    if (q.note && q.note.parentNode) note(q, (q.file ? words.sent + ' ' : '') + clock(Date.now(), day(Date.now())));
  }

  // note says below the bubble how it stands with what was sent.
  function note(q, text, bad) {
    var n = make('span', bad ? 'when bad' : 'when', text);
    n.setAttribute('aria-live', bad ? 'polite' : 'off');
    if (q.note && q.note.parentNode) q.note.replaceWith(n);
    q.note = n;
    return n;
  }

  // failed leaves what was refused where it can be sent again or dropped.
  function failed(q, error) {
    if (!q.li) return tell(error);
    delete mine[q.body.client];
    ways(note(q, error, true), function () {
      q.li.remove();
      q.body.client = newID();
      anew(q);
    }, function () { q.li.remove(); });
    toEnd();
  }

  // stuck is a picture that did not get through yet: it is tried again by itself,
  // or now, or given up.
  function stuck(q) {
    if (q.note.classList.contains('bad')) return;
    ways(note(q, words.refused, true), function () { tries = 0; pump(); }, function () {
      if (busy || queue[0] !== q) return;
      queue.shift();
      save();
      shelf('readwrite', function (s) { return s.delete(q.body.client); });
      q.li.remove();
      tell('');
      pump();
    });
    toEnd();
  }

  function ways(n, again, drop) {
    [[words.again, again], [words.drop, drop]].forEach(function (w) {
      var b = make('button', 'small', w[0]);
      b.type = 'button';
      b.onclick = w[1];
      n.append(b);
    });
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
        x.upload.onprogress = function (e) {
          if (q.note && e.lengthComputable) note(q, words.sending + ' ' + Math.floor(100 * e.loaded / e.total) + ' %');
        };
      } else x.setRequestHeader('Content-Type', 'application/json');
      x.timeout = q.file ? 300000 : 30000;
      x.onload = function () { end(read(x)); };
      x.onerror = x.ontimeout = x.onabort = function () { end({ retry: true }); };
      x.send(data);
    });
  }

  // ---- The person ----------------------------------------------------------

  function send(text, file) {
    anew({ path: file ? './picture' : './say', body: { client: newID(), text: text }, file: file, name: file && (file.name || 'anh.jpg'),
      mute: text === '/start' });
  }

  function anew(q) {
    if (q.file) {
      withFile(q, q.file);
      shelf('readwrite', function (s) { return s.put(q.file, q.body.client); });
    }
    echo(q);
    push(q);
  }

  function tap(x, b, e) {
    var all = x.closest('li').querySelectorAll('.rows button');
    all.forEach(function (o) { o.setAttribute('aria-disabled', 'true'); }); // "disabled" would lose the keyboard's place
    x.classList.add('busy');
    x.setAttribute('aria-busy', 'true');
    anew({ path: './say', body: { client: newID(), data: b.data, message: String(e.seq), label: group ? '' : b.label }, free: function () {
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
    if (over()) return;
    files.reduce(function (before, file) {
      return before.then(function () { return shrink(file); }).then(function (f) {
        if (f.size > 20 << 20) return tell(words.error_big);
        send(field.value.trim(), f);
        field.value = '';
        grow();
      });
    }, Promise.resolve());
  }
  $('file').onchange = picked;

  function submit() {
    var text = field.value.trim();
    if (!text || over()) return;
    field.value = '';
    grow();
    send(text);
    field.focus();
  }

  function grow() {
    field.style.height = 'auto';
    field.style.height = Math.min(130, field.scrollHeight + 3) + 'px';
    over();
  }

  // over tells by how many letters the words are too long: they are counted as they
  // are sent, in bytes.
  function over() {
    var text = field.value.trim(), bytes = 0, n = 0;
    for (var i = 0; i < text.length; i++) {
      var c = text.charCodeAt(i);
      bytes += c < 0x80 ? 1 : c < 0x800 || c >= 0xD800 && c < 0xE000 ? 2 : 3;
      if (bytes > +data.most) n++;
    }
    var said = n ? words.over.replace('#', n) : '';
    if ($('over').textContent !== said) $('over').textContent = said;
    field.setAttribute('aria-invalid', n > 0);
    return n;
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
    starting(true);
    send('/start');
    box.focus({ preventScroll: true });
  };

  // starting shows that the first message is asked for.
  function starting(yes) {
    $('begin').disabled = yes;
    $('begin').classList[yes ? 'add' : 'remove']('busy');
  }
  window.addEventListener('hashchange', invited);

  $('writer').hidden = false; // without this script there is nothing to write into

  function begin() {
    load().then(restore).then(function () {
      live = true;
      setTimeout(function () { $('room').setAttribute('aria-live', 'polite'); }, 1000); // what was said before is not read out again
      $('welcome').hidden = group || last > 0 || queue.some(function (q) { return !q.mute; });
      if (queue.length) starting(true);
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
