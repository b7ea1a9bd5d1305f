package page

import (
	"net/http"

	"vneidbot/bot"
)

// Seat lets whoever comes by it work as an officer, without a link or a code: the
// demonstration's, which answers to its own machine alone.
func (p *Page) Seat(account bot.AccountID) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s, err := p.sessionOf(r)
		if err == nil && (s == nil || s.Account != account) {
			err = p.sit(w, r, account)
		}
		if err != nil {
			p.fail(w, r, nil, err)
			return
		}
		http.Redirect(w, r, p.base+local(r.URL.Query().Get("den")), http.StatusSeeOther)
	})
}

// sit begins a session that nobody offered and nobody is told of.
func (p *Page) sit(w http.ResponseWriter, r *http.Request, account bot.AccountID) error {
	now, secret, id := p.Place.Now().UTC(), newSecret(), newID()
	offer := bot.PageOffer{Account: account, Until: now.Add(bot.OfferLife), Link: p.Tokens.HashPageSecret(bot.PageLink, secret), Code: p.Tokens.HashPageSecret(bot.PageCode, secret)}
	s := bot.PageSession{ID: id, Account: account, Until: now.Add(bot.DeskSession)}
	_, err := p.Records.Commit(r.Context(), []bot.Write{
		bot.OfferPage{Event: Name + ":" + id, PageOffer: offer, At: now},
		bot.OpenPage{Offer: offer.Link, Session: s, Cookie: p.Tokens.HashPageSecret(bot.PageCookie, secret), At: now},
	})
	if err == nil {
		p.setCookie(w, secret)
	}
	return err
}
