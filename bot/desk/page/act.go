package page

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

// bodyMost is more than a form says.
const bodyMost = 64 << 10

// wordsMost is how many bytes of words are taken; what is longer is cut, and the
// desk says how long it may be.
const wordsMost = 20 << 10

// act taps one of the desk's buttons for the officer, with words if there are some,
// and leads back to the view, where the answer stands.
func (p *Page) act(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, bodyMost)
	s, err := p.sessionOf(r)
	switch {
	case err != nil:
		p.fail(w, r, nil, err)
		return
	case s == nil:
		p.enter(w, r, http.StatusForbidden, entrance{})
		return
	case !p.sameSite(r) || !isToken(p.secretOf(r), r.PostFormValue("token")):
		p.enter(w, r, http.StatusForbidden, entrance{Said: p.Words.Words("vi", bot.T("page.error.form"))})
		return
	}
	if err := p.tap(r.Context(), *s, r.PostFormValue("id"), r.PostFormValue("d"), r.PostFormValue("w")); err != nil {
		p.fail(w, r, nil, err)
		return
	}
	http.Redirect(w, r, p.base+local(r.PostFormValue("back"))+"#tra-loi", http.StatusSeeOther)
}

// local is an address below the page's own, whatever a form says.
func local(back string) string {
	if back, _, _ = strings.Cut(back, "#"); strings.HasPrefix(back, "/") || strings.HasPrefix(back, "?") {
		return back
	}
	return ""
}

// tap is one event: the same form posted twice is the same one.
func (p *Page) tap(ctx context.Context, s bot.PageSession, id, data, words string) error {
	handle, done := p.taker()
	if handle == nil {
		return bot.Fail(bot.Unavailable, "page: tap", errStopped)
	}
	defer done()
	ev := bot.Event{Kind: bot.Tapped, Chat: s.Chat(), From: s.Account, Data: data, At: p.Place.Now().UTC()}
	ev.Text, ev.Masked = bot.MaskCitizen(vn.NFC(strings.ToValidUTF8(strings.TrimSpace(words), "")))
	ev.Text = ev.Text[:min(len(ev.Text), wordsMost)]
	sum := sha256.Sum256([]byte(id + "\x00" + data + "\x00" + ev.Text))
	ev.ID = Name + ":" + s.ID + ":" + hex.EncodeToString(sum[:12])
	if err := p.Sessions.Hear(ctx, s.ID, ev.ID); err != nil {
		return err
	}
	return handle(context.WithoutCancel(ctx), ev)
}

// tell puts messages to others into the outbox.
func (p *Page) tell(ctx context.Context, tells []bot.Tell) {
	var writes []bot.Write
	for _, t := range tells {
		writes = append(writes, bot.Enqueue{Key: t.Key, To: t.To.Chat, Message: p.worded(t.To.Lang, t.Say), At: p.Place.Now(), Unasked: true})
	}
	if _, err := p.Records.Commit(ctx, writes); err != nil && len(writes) > 0 {
		p.Log.Warn("administrators are not told of guesses", "err", err)
	}
}
