// Adds a button next to each operation. The form is loaded when the button is clicked.
{
  const { operations, title } = document.currentScript.dataset;
  let loading;

  const loadForm = () =>
    (loading ??= (async () => {
      for (const one of ["wire", "request", "answer", "fields", "form"]) {
        await load(`try-${one}.js`);
      }
      await load(operations);
    })());

  // The style sheet of the form also contains the styles of the button.
  document.head.append(make("link", { rel: "stylesheet", href: "try-it.css" }));
  for (const samples of document.querySelectorAll("article > .samples")) {
    const button = make("button", {
      type: "button",
      className: "try",
      textContent: title,
      ariaExpanded: false,
    });
    button.onclick = async () => {
      await loadForm();
      docsForm(samples.parentElement.id, button);
    };
    samples.prepend(button);
  }
}
