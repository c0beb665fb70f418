"""The place Trao đổi: files that go out, files that come in, which unit has reported."""
