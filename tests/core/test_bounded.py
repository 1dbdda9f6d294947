"""The one bounded map, beside a plain model of it."""

from hypothesis import given
from hypothesis import strategies as st

from sellercall_desktop.core.bounded import BoundedMap

STEPS = st.lists(st.tuples(st.sampled_from(["set", "pop"]), st.integers(0, 6), st.text("x", max_size=9)))


def test_the_entry_set_longest_ago_goes_and_one_set_again_is_new():
    found = BoundedMap(2, {"a": 1, "b": 2, "c": 3})
    assert list(found.items()) == [("b", 2), ("c", 3)]
    found["b"] = 4
    found["d"] = 5
    assert list(found.items()) == [("b", 4), ("d", 5)]
    assert found.get("c") is None


def test_one_value_that_is_too_large_alone_is_not_kept():
    found = BoundedMap(9, size=len, most_size=5)
    found["a"] = "xxx"
    found["b"] = "xxxxxx"
    assert not found
    found["c"] = "xxxxx"
    assert list(found) == ["c"]


@given(STEPS)
def test_it_is_never_too_many_nor_too_large_and_holds_the_newest(steps):
    found, model = BoundedMap(4, size=len, most_size=20), {}
    for step, key, value in steps:
        model.pop(key, None)
        if step == "pop":
            found.pop(key, None)
        else:
            found[key] = model[key] = value
        while len(model) > 4 or sum(map(len, model.values())) > 20:
            del model[next(iter(model))]
        assert list(found.items()) == list(model.items())
