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
    }
  }

  function keepingTheEndInView(change) {
    const page = document.documentElement;
    const atEnd = page.scrollHeight - page.scrollTop - page.clientHeight < 160;
    change();
    if (atEnd) page.scrollTop = page.scrollHeight;
  }

  // ---- switches

  document.addEventListener('click', event => {
    const predict = event.target.closest('[data-predict]');
    if (predict) {
      const on = predict.getAttribute('aria-checked') !== 'true';
      document.cookie = `predict=${on ? 'on' : 'off'}; path=/; max-age=31536000; samesite=strict`;
      location.reload();
    }
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
    't': turnLights,
    'f': fold,
    'r': () => press('r'),
    's': () => press('s'),
    'j': () => press('j'),
    'k': () => press('k'),
    'ArrowRight': () => press('j'),
    'ArrowLeft': () => press('k'),
  };

  document.addEventListener('keydown', event => {
    if (event.key === 'Escape' && event.target.id === 'search') {
      event.target.value = '';
      document.getElementById('hits').replaceChildren();
      event.target.blur();
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') return walkHits(event);
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest('input, select, textarea, dialog, .scroll')) return;
    const act = keys[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });

  function press(key) {
    const target = document.querySelector(`[data-key="${key}"]`);
    if (target) target.click();
  }

  function fold() {
    const all = [...document.querySelectorAll('main details')];
    const open = !all.some(each => each.open);
    all.forEach(each => { each.open = open; });
  }

  function walkHits(event) {
    if (!event.target.closest('.search')) return;
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
    if (folded) folded.open = true;
  }
  window.addEventListener('hashchange', unfoldAim);
  unfoldAim();
})();
