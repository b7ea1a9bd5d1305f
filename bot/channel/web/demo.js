// The demonstration: each phone is a frame; its person can be changed, and what
// happened inside during a turn stands below it.
(function () {
  'use strict';
  var phones = [].slice.call(document.querySelectorAll('.phone'));
  phones.forEach(function (phone) {
    phone.querySelector('select').onchange = function (e) {
      phone.querySelector('iframe').src = e.target.value;
    };
  });
  window.addEventListener('message', function (m) {
    if (m.origin !== location.origin || !m.data || typeof m.data.inside !== 'string') return;
    phones.forEach(function (phone) {
      if (phone.querySelector('iframe').contentWindow === m.source) phone.querySelector('output').textContent = m.data.inside;
    });
  });
})();
