package page

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net/http"
	"strings"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/desk"
	"vneidbot/bot/vn"
)

// bodyMost is more than a form says.
const bodyMost = 64 << 10

// wordsMost is how many bytes of words are taken; what is longer is cut, and the
// desk says how long it may be.
const wordsMost = 20 << 10

// act taps one of the desk's buttons for the officer, with words if there are some,
// and leads back to the view, where the answer stands. A field that was emptied says
// what that means.
func (p *Page) act(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, bodyMost)
	if large := (*http.MaxBytesError)(nil); errors.As(r.ParseForm(), &large) {
		p.fail(w, r, nil, bot.Fail(bot.Invalid, "page: act", errLong))
		return
	}
	s := p.poster(w, r, func() string { return r.PostFormValue("token") })
	if s == nil {
		return
	}
	words := strings.TrimSpace(r.PostFormValue("w"))
	back := local(r.PostFormValue("back"))
	if err := p.tap(r.Context(), *s, drawnForm{r.PostFormValue("id"), back}, r.PostFormValue("d"), cmp.Or(words, r.PostFormValue("none"))); err != nil {
		p.fail(w, r, nil, err)
		return
	}
	p.goBack(w, r, back)
}

// poster is the session of a post that comes from a page drawn for it; nil where it was
// answered that it does not.
func (p *Page) poster(w http.ResponseWriter, r *http.Request, token func() string) *bot.PageSession {
	s, err := p.sessionOf(r)
	switch {
	case err != nil:
		p.fail(w, r, nil, err)
	case s == nil:
		p.enter(w, r, http.StatusForbidden, p.ended(r))
	case !p.sameSite(r) || !isToken(p.secretOf(r), token()):
		p.enter(w, r, http.StatusForbidden, entrance{Said: p.Words.Words("vi", bot.T("page.error.form"))})
	default:
		return s
	}
	return nil
}

// goBack leads to the view that a form came from, where the answer stands.
func (p *Page) goBack(w http.ResponseWriter, r *http.Request, back string) {
	http.Redirect(w, r, p.base+back+"#tra-loi", http.StatusSeeOther)
}

// local is an address below the page's own, whatever a form says.
func local(back string) string {
	if back, _, _ = strings.Cut(back, "#"); strings.HasPrefix(back, "/") || strings.HasPrefix(back, "?") {
		return back
	}
	return ""
}

// tap is one event: the same form posted twice is the same one.
func (p *Page) tap(ctx context.Context, s bot.PageSession, form drawnForm, data, words string) error {
	ev := p.event(s, bot.Tapped)
	ev.Data = data
	ev.Text, ev.Masked = bot.MaskCitizen(vn.NFC(strings.ToValidUTF8(words, "")))
	ev.Text = strings.ToValidUTF8(ev.Text[:min(len(ev.Text), wordsMost)], "")
	return p.take(ctx, s, ev, form, data, ev.Text)
}

// drawnForm is a form as it was drawn: its number, and the view that it stands on.
type drawnForm struct{ id, back string }

// pathOf is the view of an address, whatever is asked of it.
func pathOf(back string) string {
	path, _, _ := strings.Cut(back, "?")
	return path
}

// event is what the officer of a session does.
func (p *Page) event(s bot.PageSession, kind bot.EventKind) bot.Event {
	return bot.Event{Kind: kind, Chat: s.Chat(), From: s.Account, At: p.Place.Now().UTC()}
}

// take hands over an event that is named by the drawn form and by what was said in it.
func (p *Page) take(ctx context.Context, s bot.PageSession, ev bot.Event, form drawnForm, said ...string) error {
	handle, done := p.taker()
	if handle == nil {
		return bot.Fail(bot.Unavailable, "page: take", errStopped)
	}
	defer done()
	sum := sha256.Sum256([]byte(form.id + "\x00" + strings.Join(said, "\x00")))
	ev.ID = Name + ":" + s.ID + ":" + hex.EncodeToString(sum[:12])
	var officer bot.Account
	err := p.Records.Snapshot(ctx, func(records desk.Snapshot) (err error) {
		officer, err = p.Officers.Account(records, s.Account)
		return err
	})
	if err != nil {
		return err
	}
	old, err := p.Sessions.Hear(ctx, s.ID, bot.PageSaid{Event: ev.ID, View: pathOf(form.back), Scope: officer.Scope})
	switch {
	case err != nil:
		return err
	case old:
		return p.Sessions.Say(ctx, s.ID, p.worded(cmp.Or(officer.Lang, "vi"), bot.Say{Kind: bot.Notice, Parts: []bot.Part{{Text: bot.T("page.old")}}}))
	}
	return handle(context.WithoutCancel(ctx), ev)
}

// tell puts messages to others into the outbox.
func (p *Page) tell(ctx context.Context, tells []bot.Tell) {
	var writes []bot.Write
	for _, t := range tells {
		writes = append(writes, bot.Enqueue{Key: t.Key, To: t.To.Chat, Message: p.worded(t.To.Speech(), t.Say), At: time.Now(), Unasked: true})
	}
	if _, err := p.Records.Commit(ctx, writes); err != nil && len(writes) > 0 {
		p.Log.Warn("administrators are not told of guesses", "err", err)
	}
}
