package web

import (
	"bytes"
	"io"
	"mime"
	"net/http"
	"strconv"

	"vneidbot/bot"
	"vneidbot/bot/channel"
)

// file serves the picture of an entry, its file, or a picture of its album, to its
// own chat alone. What is no picture is never shown in place: it could be a page
// with scripts.
func (m mount) file(w http.ResponseWriter, r *http.Request, p person) error {
	seq, err := strconv.ParseInt(r.PathValue("seq"), 10, 64)
	if err != nil {
		return bot.Fail(bot.Forbidden, "web: file", errOthers)
	}
	e, err := m.Transcript.Entry(r.Context(), seq)
	if bot.KindOf(err) == bot.NotFound || err == nil && e.Chat != p.chat.ID {
		return bot.Fail(bot.Forbidden, "web: file", errOthers)
	}
	if err != nil {
		return err
	}
	body, kind, name, err := m.body(r, e)
	if err != nil {
		return err
	}
	if body == nil {
		http.NotFound(w, r)
		return nil
	}
	defer func() { _ = body.Close() }()
	h := w.Header()
	h.Set("Content-Security-Policy", "default-src 'none'; sandbox")
	h.Set("Cache-Control", "private, max-age=3600")
	h.Set("Content-Type", kind)
	if !shown(kind) {
		h.Set("Content-Type", "application/octet-stream")
		h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	}
	_, _ = io.Copy(leaving{w, http.NewResponseController(w)}, body)
	return nil
}

// body opens what the entry names; nil when it is not kept any more.
func (m mount) body(r *http.Request, e bot.Entry) (body io.ReadCloser, kind, name string, err error) {
	part := r.PathValue("part")
	if e.File != nil && part == "" {
		body, err = m.Fetch(r.Context(), *e.File)
		if err != nil && channel.AsSendError(err).Outcome == channel.Rejected {
			return nil, "", "", nil
		}
		return body, e.File.Mime, e.File.Name, err
	}
	a := named(e.Message, part)
	if a == nil {
		return nil, "", "", nil
	}
	if m.Thumb != nil && r.URL.Query().Has("small") {
		if small, err := m.Thumb(r.Context(), a.SHA256); err == nil {
			return io.NopCloser(bytes.NewReader(small)), "image/jpeg", "", nil
		}
	}
	body, err = m.Shelf.Read(a.SHA256)
	if bot.KindOf(err) == bot.NotFound {
		return nil, "", "", nil
	}
	return body, a.Mime, a.Name, err
}

// named is what a message brings along: its picture, its "file", or the picture
// of its album by the number; nil for nothing.
func named(m *bot.Message, part string) *bot.Attachment {
	if m == nil {
		return nil
	}
	switch n, err := strconv.Atoi(part); {
	case part == "":
		return m.Picture
	case part == "file":
		return m.File
	case err == nil && n >= 1 && n <= len(m.Album):
		return &m.Album[n-1].Picture
	}
	return nil
}
