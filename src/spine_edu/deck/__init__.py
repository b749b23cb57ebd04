"""Notebooks become offline decks: one HTML file each, with living widgets and no network.

How a notebook says what it wants
---------------------------------
Notebook metadata, all optional::

    "spine_edu": {
        "lang": "da",                     # else "language", else the cell se.language("da")
        "title": "Årsager til rodtryk",   # deck name in the footer; else the first heading
        "twin": "03_aarsager.html",       # same deck in the other language; false: there is none
        "clinician_checked": {"name": "…", "date": "2026-11-23"}
    }

Without ``twin`` the notebook of the same name in the sister folder (``da`` beside ``en``) is the
twin, if it exists. Without ``clinician_checked`` every slide carries the draft mark; nobody writes
it but the person who checked.

Cells:

- A slide starts at a Markdown cell whose first line is a heading (``#`` or ``##``), or at any cell
  with ``slideshow.slide_type`` = ``slide`` or ``subslide``. Its first line is the slide's heading:
  the first slide's is the deck's only ``h1``, all others are ``h2``. A slide needs a heading.
- ``slide_type`` = ``fragment``: shown at the next step of the clicker. ``skip`` and ``notes``: run,
  but no word of them reaches the deck.
- Code is never shown. Shown are widgets, pictures, HTML and Markdown; plain text and printed lines
  are not.
- A picture needs its text: ``"alt"`` in the metadata of its cell (or of the output).
- Tags of a slide's cells: ``red-flags`` (exactly one slide; every footer links to it), ``sources``
  (small print), ``full`` (picture across the slide, 1168 × 500 of the 1280 × 720 design pixels or
  a little less; without it text and picture stand side by side, the picture 720 × 530).

What a widget can count on
--------------------------
- The module interface of anywidget: ``default`` or named exports ``initialize`` and ``render``; a
  model with ``get set save_changes on off send``; ``host.getModel`` for references; `Bytes` traits
  arrive as `DataView`.
- A widget's output may carry a still picture (``image/svg+xml`` or ``image/png``) and its words
  (``text/html``, else the drawing's ``<title>``) beside the view: they stand in the widget's place
  until it runs, and instead of it where JavaScript is off or the widget is broken.
- A model with the trait ``link`` gets the text behind ``?case=`` of the address, before anything
  is drawn. A model with the trait ``case_link`` keeps the text that describes its present case: the
  language switch takes it along. Nothing else enters the address.
- Arrow keys stay with a focused slider, radio button, list or ``[data-own-keys]`` element; Space
  and Enter with a focused button. PageUp and PageDown always turn slides.
"""
