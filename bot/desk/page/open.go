package page

import (
	"net/http"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/desk"
)

// entrance is what stands where the page is not open.
type entrance struct {
	Link string // where its button posts, "" for the field of a code
	Said string // why it did not open, "" for nothing
}

// enter draws the entrance.
func (p *Page) enter(w http.ResponseWriter, r *http.Request, code int, e entrance) {
	p.draw(w, r, code, "vi", "open", drawing{Title: p.Words.Words("vi", bot.T("page.open.title")), Data: e})
}

// ended is the entrance for a browser without a session: one that had one is told why it
// has none any more.
func (p *Page) ended(r *http.Request) entrance {
	if p.secretOf(r) == "" {
		return entrance{}
	}
	said := p.Words.Words("vi", bot.T("page.open.over"))
	if r.Method == http.MethodPost {
		said = p.Words.Words("vi", bot.T("page.open.over_lost")) + " " + said
	}
	return entrance{Said: said}
}

// askOpen shows the button of a link. It looks nothing up: whoever previews links
// spends nothing and learns nothing.
func (p *Page) askOpen(w http.ResponseWriter, r *http.Request) {
	p.enter(w, r, http.StatusOK, entrance{Link: p.base + "/mo/" + r.PathValue("link")})
}

// openLink opens the page by a link. Nobody guesses one, so tries are not counted.
func (p *Page) openLink(w http.ResponseWriter, r *http.Request) {
	if !p.sameSite(r) {
		p.enter(w, r, http.StatusForbidden, entrance{Said: p.Words.Words("vi", bot.T("page.error.form"))})
		return
	}
	opened, err := p.open(w, r, p.Tokens.HashPageSecret(bot.PageLink, r.PathValue("link")))
	p.opened(w, r, opened, err)
}

// openCode opens it by a typed code, unless too many wrong ones came from there.
func (p *Page) openCode(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, bodyMost)
	code := r.PostFormValue("ma")
	refuse := func(status int, text bot.Text) {
		p.enter(w, r, status, entrance{Said: p.Words.Words("vi", text)})
	}
	switch {
	case !p.sameSite(r):
		refuse(http.StatusForbidden, bot.T("page.error.form"))
		return
	case !bot.IsPageCode(code):
		refuse(http.StatusUnprocessableEntity, bot.T("page.open.form"))
		return
	}
	from := bot.Event{ID: Name + ":" + newID(), Chat: bot.Chat{Channel: Name}, From: bot.AccountID(Name + "@" + p.From(r))}
	opened := false
	try, err := p.Codes.Open(r.Context(), from, code, p.Place.Now(), func() (bool, error) {
		var err error
		opened, err = p.open(w, r, p.Tokens.HashPageSecret(bot.PageCode, code))
		return opened, err
	})
	if err == nil && try.Refused() {
		refuse(http.StatusTooManyRequests, bot.T("page.open.tired", "until", bot.Clock(try.Until)))
		return
	}
	p.tell(r.Context(), try.Tell)
	p.opened(w, r, opened, err)
}

// opened goes to the page, or says why not.
func (p *Page) opened(w http.ResponseWriter, r *http.Request, ok bool, err error) {
	switch {
	case err != nil:
		p.Log.Warn("the officers' page is not opened", "err", err)
		p.enter(w, r, http.StatusServiceUnavailable, entrance{Said: p.Words.Words("vi", bot.T("page.open.away"))})
	case !ok:
		p.enter(w, r, http.StatusNotFound, entrance{Said: p.Words.Words("vi", bot.T("page.open.bad"))})
	default:
		http.Redirect(w, r, p.base, http.StatusSeeOther)
	}
}

// open spends the offer with the hash and begins a session, of which its officer is
// told. It is false where there is none, or its officer is none any more.
func (p *Page) open(w http.ResponseWriter, r *http.Request, hash string) (bool, error) {
	now := p.Place.Now().UTC()
	account, err := p.Sessions.Offer(r.Context(), hash, now)
	if err != nil || account == "" {
		return false, err
	}
	var officer bot.Account
	var chats []bot.AccountChat
	err = p.Records.Snapshot(r.Context(), func(records desk.Snapshot) error {
		if officer, err = p.Officers.Account(records, account); err == nil {
			chats, err = records.ChatsOf([]bot.AccountID{account})
		}
		return err
	})
	if err != nil || officer.Role == bot.Principal {
		return false, err
	}
	secret, s := newSecret(), bot.PageSession{ID: newID(), Account: account, Until: now.Add(bot.DeskSession)}
	writes := []bot.Write{
		bot.OpenPage{Offer: hash, Session: s, Cookie: p.Tokens.HashPageSecret(bot.PageCookie, secret), At: now},
		bot.Audit{Event: Name + ":" + s.ID, Account: account, Chat: s.Chat(), Act: "trang.mo", Object: "page:" + s.ID, At: now},
	}
	for _, to := range chats {
		say := desk.PageOpened(s, bot.T("trang.opened", "clock", bot.Clock(now)))
		writes = append(writes, bot.Enqueue{Key: "page:" + s.ID, To: to.Chat, Message: p.worded(to.Lang, say), At: time.Now()})
	}
	if _, err := p.Records.Commit(r.Context(), writes); err != nil {
		if bot.KindOf(err) == bot.Conflict { // somebody was faster
			err = nil
		}
		return false, err
	}
	p.setCookie(w, secret)
	return true, nil
}

// leave ends the session.
func (p *Page) leave(w http.ResponseWriter, r *http.Request) {
	s, err := p.sessionOf(r)
	if err == nil && s != nil && p.sameSite(r) && isToken(p.secretOf(r), r.PostFormValue("token")) {
		_, err = p.Records.Commit(r.Context(), []bot.Write{bot.ClosePage{Session: s.ID, Account: s.Account}})
	}
	if err != nil {
		p.Log.Warn("the officers' page is not closed", "err", err)
	}
	p.setCookie(w, "")
	http.Redirect(w, r, p.base, http.StatusSeeOther)
}
