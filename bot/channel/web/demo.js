// The demonstration: each pane is a frame whose person can be changed; what happened
// inside during a turn stands below it. A hint does in a pane what a person would do.
(function () {
  'use strict';
  var all = function (what) { return [].slice.call(document.querySelectorAll(what)); };
  var panes = all('.pane');

  // show brings a pane to the front, where only one has room.
  function show(id) {
    panes.forEach(function (p) { p.classList.toggle('on', p.id === id); });
    all('[data-tab]').forEach(function (b) { b.setAttribute('aria-pressed', b.dataset.tab === id); });
  }

  // within calls what is to be done with the frame's page when it is there.
  function within(frame, ready, what, tries) {
    var page = frame.contentDocument;
    if (page && page.readyState === 'complete' && ready(page)) return what(page, frame.contentWindow);
    if (tries > 0) setTimeout(function () { within(frame, ready, what, tries - 1); }, 100);
  }
  function writes(page) { return page.getElementById('text') && page.getElementById('send'); }

  function says(frame, words) {
    within(frame, writes, function (page) {
      page.getElementById('text').value = words;
      page.getElementById('send').click();
    }, 100);
  }

  function sends(frame, from) {
    fetch(from).then(function (r) { return r.blob(); }).then(function (picture) {
      within(frame, writes, function (page, inside) {
        var files = new inside.DataTransfer(), field = page.getElementById('file');
        files.items.add(new inside.File([picture], 'anh-man-hinh.jpg', { type: 'image/jpeg' }));
        field.files = files.files;
        field.dispatchEvent(new inside.Event('change'));
      }, 100);
    });
  }

  // went marks a step as done, and the first one that is not as the next.
  function went(step) {
    var steps = all('.steps li');
    if (steps.indexOf(step) < 0) return;
    step.className = 'done';
    steps.forEach(function (s) { s.classList.remove('next'); });
    steps.filter(function (s) { return s.className !== 'done'; }).slice(0, 1).forEach(function (s) { s.className = 'next'; });
  }

  panes.forEach(function (pane) {
    pane.querySelector('select').onchange = function (e) { pane.querySelector('iframe').src = e.target.value; };
  });
  all('[data-tab]').forEach(function (b) { b.onclick = function () { show(b.dataset.tab); }; });
  all('[data-pane]').forEach(function (b) {
    b.onclick = function () {
      var frame = document.querySelector('#' + b.dataset.pane + ' iframe');
      show(b.dataset.pane);
      went(b.parentNode);
      if (b.dataset.goes) frame.src = b.dataset.goes;
      if (b.dataset.says) says(frame, b.dataset.says);
      if (b.dataset.sends) sends(frame, b.dataset.sends);
    };
  });

  // tells shows the clock, and after a move what happens then.
  function tells(clock) {
    var move = document.getElementById('move');
    document.getElementById('at').textContent = clock.at;
    move.textContent = clock.next;
    move.disabled = !clock.more;
    if (!clock.said) return;
    document.getElementById('then').textContent = clock.said;
    var pane = document.getElementById(clock.pane), who = pane.querySelector('select'), frame = pane.querySelector('iframe');
    show(clock.pane);
    if (who.value !== clock.src) {
      who.value = clock.src;
      frame.onload = function () {
        frame.onload = null;
        if (clock.says) says(frame, clock.says);
      };
      frame.src = clock.src;
    } else if (clock.says) says(frame, clock.says);
  }
  function asks(how) {
    return fetch('./gio', { method: how, headers: { 'X-Vneid': '1' } }).then(function (r) { return r.ok ? r.json().then(tells) : null; });
  }
  document.getElementById('move').onclick = function () { asks('POST'); };
  setInterval(function () { asks('GET').catch(function () {}); }, 20000);
  window.addEventListener('message', function (m) {
    if (m.origin !== location.origin || !m.data || typeof m.data.inside !== 'string') return;
    panes.forEach(function (pane) {
      var out = pane.querySelector('output');
      if (out && pane.querySelector('iframe').contentWindow === m.source) out.textContent = m.data.inside;
    });
  });
})();
