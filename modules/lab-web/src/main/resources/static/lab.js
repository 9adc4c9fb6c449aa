// What a page can't do without a script: take a running story's frames, and listen to keys.
(() => {
  'use strict';

  // ---- a running story

  // Not htmx's extension: when a connection is refused once, that one begins a new stream without the last
  // event's id, and would show what is there twice. A frame that was seen is dropped here in any case.
  const story = document.querySelector('[data-story]');
  if (story) follow(story.dataset.story);

  function follow(address) {
    const source = new EventSource(address);
    let last = Number(new URL(address, location).searchParams.get('after')) - 1;
    source.addEventListener('story', event => {
      const seq = Number(event.lastEventId);
      if (seq <= last) return;
      last = seq;
      keepingTheEndInView(() => place(event.data));
    });
    source.addEventListener('state', event => place(event.data));
    source.addEventListener('end', () => {
      source.close();
      story.removeAttribute('data-story');
    });
    window.addEventListener('pagehide', () => source.close());
  }

  function place(html) {
    const parsed = document.createElement('template');
    parsed.innerHTML = html;
    for (const piece of parsed.content.children) {
      const target = document.getElementById(piece.dataset.append || piece.dataset.replace);
      if (!target) continue;
      if ('replace' in piece.dataset) target.replaceChildren(piece.content);
      else target.append(piece.content);
      htmx.process(target);
      if (target.closest('.strip')) inSight(target.closest('a'));
      watch(target);
    }
  }

  function keepingTheEndInView(change) {
    const page = document.documentElement;
    const atEnd = page.scrollHeight - page.scrollTop - page.clientHeight < 160;
    change();
    if (atEnd) page.scrollTop = page.scrollHeight;
  }

  // ---- the list of claims

  // It says which of them is being read: the one in a band above the middle of the window.
  const reading = new IntersectionObserver(entries => {
    for (const entry of entries) {
      const link = document.querySelector(`.strip a[href="#${entry.target.id}"]`);
      if (!link) continue;
      if (entry.isIntersecting) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
      if (entry.isIntersecting) inSight(link);
    }
  }, { rootMargin: '-25% 0px -65% 0px' });

  function watch(part) {
    part.querySelectorAll('.told').forEach(claim => reading.observe(claim));
  }
  watch(document);

  // On a phone the list is one line, which moves within itself.
  function inSight(link) {
    const list = link.closest('ol');
    list.scrollLeft = link.offsetLeft - (list.clientWidth - link.offsetWidth) / 2;
  }

  // ---- follow-ups, one by one: lab.css shows the first that is neither unfolded nor seen, and none after it

  document.addEventListener('toggle', event => {
    if (event.target.open) event.target.classList.add('seen');
  }, true);

  function nextFollowUp() {
    const next = document.querySelector('.follow-ups details:not([open], .seen)');
    if (!next) return false;
    next.open = true;
    next.classList.add('seen'); // before the event says so, which may come after the next key
    next.firstElementChild.focus({ preventScroll: true });
    (next.nextElementSibling || next).scrollIntoView({ block: 'nearest' });
    next.scrollIntoView({ block: 'nearest' });
    return true;
  }

  // ---- switches

  document.addEventListener('click', event => {
    const predict = event.target.closest('[data-predict]');
    if (predict) {
      const on = predict.getAttribute('aria-checked') !== 'true';
      document.cookie = `predict=${on ? 'on' : 'off'}; path=/; max-age=31536000; samesite=strict`;
      location.reload();
    }
    const all = event.target.closest('[data-show-all]');
    if (all) all.closest('section').classList.add('all');
    if (event.target.closest('#theme-button')) turnLights();
    if (event.target.closest('#help-button')) document.getElementById('help').showModal();
    if (!event.target.closest('.search')) document.getElementById('hits').replaceChildren();
    const code = event.target.closest('[data-code]');
    if (code) {
      document.querySelectorAll('.claim.shown').forEach(claim => claim.classList.remove('shown'));
      code.closest('.claim').classList.add('shown');
    }
  });

  document.addEventListener('htmx:afterSwap', event => {
    if (event.target.id === 'code' && matchMedia('(max-width: 60rem)').matches) event.target.scrollIntoView();
  });

  function turnLights() {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = dark ? 'light' : 'dark';
    localStorage.setItem('theme', root.dataset.theme);
  }

  // ---- keys

  const keys = {
    '/': () => document.getElementById('search').focus(),
    '?': () => document.getElementById('help').showModal(),
    'h': () => location.assign('/'),
    'w': () => location.assign('/walks'),
    'i': () => location.assign('/interview'),
    't': turnLights,
    'f': fold,
    'r': () => press('r'),
    's': () => press('s'),
    'j': () => press('j'),
    'k': () => press('k'),
    'ArrowRight': () => press('j'),
    'ArrowLeft': () => press('k'),
    'n': () => press('n') || nextFollowUp(),
    'p': () => press('p'),
  };

  // One slide at a time: the one that the address names, or the first. A slide higher than its window is read to its end.
  if (document.querySelector('.present')) {
    const down = () => scrollY + innerHeight < document.documentElement.scrollHeight - 2 ? false : turn('next');
    const up = () => scrollY > 2 ? false : turn('prev');
    Object.assign(keys, {
      'ArrowRight': () => turn('next'), 'ArrowLeft': () => turn('prev'), 'Backspace': () => turn('prev'),
      'ArrowDown': down, 'PageDown': down, ' ': event => event.shiftKey ? up() : down(),
      'ArrowUp': up, 'PageUp': up,
      'Escape': () => press('Escape'),
    });
  }

  function turn(rel) {
    const slide = document.querySelector('.slide:target') || document.querySelector('.slide');
    const link = slide.querySelector(`[rel="${rel}"]`);
    if (link) link.click();
  }

  document.addEventListener('keydown', event => {
    if (event.key === 'Escape' && event.target.id === 'search') {
      event.target.value = '';
      document.getElementById('hits').replaceChildren();
      event.target.blur();
    }
    if (event.target.closest('.search') && event.key.startsWith('Arrow')) return walkHits(event);
    if (event.ctrlKey && event.key === 'Enter' && event.target.matches('textarea')) return event.target.form.requestSubmit();
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    // a dialog that has just been closed keeps the focus for a moment
    if (event.target.closest('input, select, textarea, dialog[open], .scroll')) return;
    const act = keys[event.key];
    if (act && act(event) !== false) event.preventDefault();
  });

  function press(key) {
    const target = [...document.querySelectorAll(`[data-key~="${key}"]`)].find(each => each.checkVisibility());
    if (target) target.click();
    return Boolean(target);
  }

  function fold() {
    const all = [...document.querySelectorAll('main details')];
    const open = !all.some(each => each.open);
    all.forEach(each => { each.open = open; });
  }

  function walkHits(event) {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const hits = [document.getElementById('search'), ...document.querySelectorAll('#hits a')];
    const next = hits[hits.indexOf(event.target) + (event.key === 'ArrowDown' ? 1 : -1)];
    if (next) {
      event.preventDefault();
      next.focus();
    }
  }

  // On a phone the code waits below the claims, folded.
  if (matchMedia('(max-width: 60rem)').matches) {
    document.querySelectorAll('#code details').forEach(source => { source.open = false; });
  }

  // A link to a folded answer unfolds it.
  function unfoldAim() {
    const aim = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const folded = aim && aim.closest('details');
    if (!folded) return;
    folded.open = true;
    for (let each = folded; each; each = each.previousElementSibling) each.classList.add('seen');
    folded.scrollIntoView();
  }
  window.addEventListener('hashchange', unfoldAim);
  unfoldAim();

  // ---- the clock of a mock interview; without a script its page says what was left when it was loaded

  const clock = document.querySelector('[data-clock]');
  if (clock) {
    const minutes = millis => {
      const seconds = Math.max(0, Math.floor(millis / 1000));
      return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    };
    const tick = () => {
      clock.querySelector('[data-since]').textContent = minutes(Date.now() - clock.dataset.clock);
      clock.querySelector('[data-left]').textContent = `${minutes(clock.dataset.until - Date.now())} left`;
    };
    tick();
    setInterval(tick, 1000);
  }
})();
