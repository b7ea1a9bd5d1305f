package page

import (
	"bytes"
	"io"
	"net/http"

	"vneidbot/bot"
	"vneidbot/bot/desk"
)

// picture serves a screenshot, whole or small, to an officer in whose scope a report
// has it, now. To everybody else there is none.
func (p *Page) picture(w http.ResponseWriter, r *http.Request) {
	kept, err := p.seen(r)
	if err == nil && kept == nil {
		http.NotFound(w, r)
		return
	}
	if err == nil {
		err = p.serve(w, r, *kept)
	}
	switch {
	case bot.KindOf(err) == bot.NotFound:
		http.NotFound(w, r)
	case err != nil:
		p.Log.Warn("a picture is not shown", "err", err)
		http.Error(w, http.StatusText(http.StatusServiceUnavailable), http.StatusServiceUnavailable)
	}
}

// seen is the picture, if the officer of the session may see it.
func (p *Page) seen(r *http.Request) (kept *bot.Kept, err error) {
	s, err := p.sessionOf(r)
	if err != nil || s == nil {
		return nil, err
	}
	err = p.Records.Snapshot(r.Context(), func(records desk.Snapshot) error {
		v, err := p.visit(r, records, *s)
		if err == nil && v != nil {
			kept, err = records.PictureSeen(r.PathValue("sha256"), v.own())
		}
		return err
	})
	return kept, err
}

// serve sends the picture. A small one that is not drawn yet is the whole one.
func (p *Page) serve(w http.ResponseWriter, r *http.Request, kept bot.Kept) error {
	h := w.Header()
	h.Set("Content-Security-Policy", "default-src 'none'; sandbox")
	if r.URL.Query().Has("small") && p.Thumb != nil {
		small, err := p.Thumb(r.Context(), kept.SHA256)
		if err == nil {
			h.Set("Content-Type", "image/jpeg")
			_, _ = io.Copy(w, bytes.NewReader(small))
			return nil
		}
	}
	body, err := p.Shelf.Read(kept.SHA256)
	if err != nil {
		return err
	}
	defer func() { _ = body.Close() }()
	h.Set("Content-Type", kept.Mime)
	if !(reviewed{}).Shows(kept.Mime) {
		h.Set("Content-Type", "application/octet-stream")
		h.Set("Content-Disposition", `attachment; filename="anh"`)
	}
	_, _ = io.Copy(w, body) // whoever goes away in the middle has it again for the asking
	return nil
}
