package page

import (
	"io"
	"mime"
	"net/http"
	"strconv"

	"vneidbot/bot"
	"vneidbot/bot/desk"
)

// attached serves what a message of the session's own bar brings along: its file, its
// picture, or a picture of its album by the number. Whoever is no officer any more, or of
// less than when it was said, is handed nothing.
func (p *Page) attached(w http.ResponseWriter, r *http.Request) {
	a, err := p.brought(r)
	if err == nil && a == nil {
		err = bot.Fail(bot.NotFound, "page: attached", nil)
	}
	var body io.ReadSeekCloser
	if err == nil {
		body, err = p.Shelf.Read(a.SHA256)
	}
	if err != nil {
		p.fail(w, r, nil, err)
		return
	}
	defer func() { _ = body.Close() }()
	h := w.Header()
	h.Set("Content-Security-Policy", "default-src 'none'; sandbox")
	h.Set("Content-Type", a.Mime)
	if !(reviewed{}).Shows(a.Mime) { // it could be a page with scripts
		h.Set("Content-Type", "application/octet-stream")
		h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": a.Name}))
	}
	_, _ = io.Copy(w, body) // whoever goes away in the middle has it again for the asking
}

// brought is what the address names, nil for nothing.
func (p *Page) brought(r *http.Request) (*bot.Attachment, error) {
	s, err := p.sessionOf(r)
	if err != nil || s == nil {
		return nil, err
	}
	mine := false
	err = p.Records.Snapshot(r.Context(), func(records desk.Snapshot) error {
		v, err := p.visit(r, records, *s)
		mine = v != nil && v.own().Covers(s.Said.Scope)
		return err
	})
	n, bad := strconv.Atoi(r.PathValue("n"))
	if err != nil || !mine || bad != nil || n < 0 || n >= len(s.Said.Messages) {
		return nil, err
	}
	return named(&s.Said.Messages[n], r.PathValue("part")), nil
}

// named is a part of what a message brings along.
func named(m *bot.Message, part string) *bot.Attachment {
	switch n, err := strconv.Atoi(part); {
	case part == "tep":
		return m.File
	case part == "anh":
		return m.Picture
	case err == nil && n >= 0 && n < len(m.Album):
		return &m.Album[n].Picture
	}
	return nil
}
