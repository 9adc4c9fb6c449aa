// Before the page is drawn, so that a dark one never flashes light, and what a script folds never flashes unfolded.
(() => {
  document.documentElement.classList.add('scripted');
  const chosen = localStorage.getItem('theme');
  if (chosen) document.documentElement.dataset.theme = chosen;
})();
