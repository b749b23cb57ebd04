def shown_case(deck: Opened) -> Locator:
    """The slide with the explorer, the one of three linked pictures."""
    number = deck.page.evaluate(
        """() => [...document.querySelectorAll(".slides > section")]
          .findIndex((slide) => slide.querySelector(".mount .se-linked")) + 1"""
    )
    deck.go(number)
    return deck.slide(number)


def test_axe_finds_nothing_whatever_is_chosen(deck: Opened) -> None:
    explorer(deck)
    slide = shown_case(deck)
    assert violations(deck.page) == []
    slider = slide.get_by_role("slider")
    for value in ("0", "1"):
        slider.fill(value)
        assert violations(deck.page) == [], value
    for choice in slide.get_by_role("radio").all():
        if choice.is_enabled():
            choice.check()
            assert violations(deck.page) == [], choice.get_attribute("value")


def test_a_link_opens_its_case_and_takes_it_to_the_other_language(deck: Opened) -> None:
    explorer(deck)
    slide = shown_case(deck)
    number = deck.number
    deck.page.evaluate("hash => { location.hash = hash }", f"#/{number}?case=L5-S1.right.bulge.40")
    twin = slide.locator(".se-linked .se-twin")
    expect(twin).to_contain_text("Disken L5/S1 buler ud hele vejen rundt.")
    assert deck.page.url.endswith(f"#/{number}")
    link = slide.locator("a.twin")
    link.evaluate("(a) => a.addEventListener('click', (event) => event.preventDefault())")
    link.click()
    address = link.get_attribute("href") or ""
    assert address.endswith(f"03_aarsager.html#/{number}?case=L5-S1.right.bulge.40")


def test_a_link_that_cannot_be_read_opens_the_healthy_back_and_says_so(deck: Opened) -> None:
    explorer(deck)
    slide = shown_case(deck)
    deck.page.evaluate("hash => { location.hash = hash }", f"#/{deck.number}?case=L4-L5.left.help")
    expect(deck.page.locator(".said")).to_have_text("Linket kan ikke læses. Her er den raske ryg.")
    expect(slide.locator(".se-linked .se-twin")).to_contain_text("i en rask ryg")
    assert deck.complaints == []


def test_a_new_consultation_shows_the_healthy_back(deck: Opened) -> None:
    explorer(deck)
    slide = shown_case(deck)
    expect(slide.locator(".se-linked .se-twin")).not_to_contain_text("rask ryg.")
    slide.locator("summary", has_text="Menu").click()
    slide.get_by_role("button", name="Ny konsultation").click()
    expect(slide.locator(".se-linked .se-twin")).to_contain_text("i en rask ryg")
    expect(slide.get_by_role("slider")).to_have_value("0")


def test_two_thousand_changes_in_the_deck_cost_no_memory(deck: Opened) -> None:
    explorer(deck)
    slide = shown_case(deck)
    session = deck.page.context.new_cdp_session(deck.page)

    def heap_mb() -> float:
        for _ in range(3):
            session.send("HeapProfiler.collectGarbage")
        return float(session.send("Runtime.getHeapUsage")["usedSize"]) / 1e6

    change = """async (input, n) => {
      for (let i = 0; i < n; i++) {
        input.value = (i % 101) / 100;
        input.dispatchEvent(new Event("input", { bubbles: true }));
        if (i % 10 === 0) await new Promise((done) => requestAnimationFrame(done));
      }
    }"""
    slider = slide.get_by_role("slider")
    slider.evaluate(change, 300)
    before = heap_mb()
    slider.evaluate(change, 2000)
    assert heap_mb() - before < 2
