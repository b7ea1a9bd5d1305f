package page

import (
	"cmp"
	"errors"
	"net/http"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/desk"
)

// visit is one look of an officer at one view. All it reads is of one moment.
type visit struct {
	*Page
	request *http.Request
	officer bot.Account // with what the account may at this moment
	session bot.PageSession
	records desk.Snapshot
	look    *desk.Look
	area    *bot.Area // in which the whole scope lies, nil for several
	lang    string
	now     time.Time
	again   bool        // the page asks by itself how things stand: nobody looks anew
	writes  []bot.Write // lines of the audit
}

// shown is what a view comes to.
type shown struct {
	Title string
	Data  any
	Print bool // it is a paper: without the page's bars
}

// own is the scope in which the officer may look and decide.
func (v *visit) own() bot.Scope { return v.officer.Scope }

// say is a sentence in the officer's language.
func (v *visit) say(key string, pairs ...any) string {
	return v.Words.Words(v.lang, bot.T(key, pairs...))
}

// audit leaves a line of what was looked at, once a look.
func (v *visit) audit(act, object string) {
	if v.again {
		return
	}
	v.writes = append(v.writes, bot.Audit{Event: Name + ":" + v.session.ID + ":" + newID(), Account: v.officer.ID, Chat: v.session.Chat(), Act: act, Object: object, At: v.now})
}

// looking serves a view to officers, and the entrance to everybody else.
func (p *Page) looking(of view) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		s, err := p.sessionOf(r)
		var v *visit
		var frame frame
		var is shown
		if err == nil && s != nil {
			err = p.Records.Snapshot(r.Context(), func(records desk.Snapshot) (err error) {
				if v, err = p.visit(r, records, *s); err != nil || v == nil {
					return err
				}
				if frame, err = v.frame(of.name); err == nil {
					is, err = of.look(v)
				}
				v.writes = append(v.look.Kept(), v.writes...)
				return err
			})
		}
		switch {
		case err == nil && v == nil:
			p.enter(w, r, http.StatusOK, p.ended(r))
			return
		case err == nil && len(v.writes) > 0:
			_, err = p.Records.Commit(r.Context(), v.writes)
		}
		if err != nil {
			p.fail(w, r, v, err)
			return
		}
		p.draw(w, r, http.StatusOK, v.lang, of.name, drawing{Title: is.Title, Data: is.Data, Frame: &frame, Print: is.Print})
	}
}

// visit finds out what the session's officer may now; nil for one who is none any more.
func (p *Page) visit(r *http.Request, records desk.Snapshot, s bot.PageSession) (*visit, error) {
	look, err := p.Officers.Look(records, s.Account, s.Chat(), Name+":"+s.ID+":"+newID())
	if err != nil || look == nil {
		return nil, err
	}
	officer := look.Officer()
	officer.Scope = look.Scope()
	v := &visit{Page: p, request: r, officer: officer, session: s, records: records, look: look, lang: cmp.Or(officer.Lang, "vi"), now: look.Now().UTC(),
		again: r.URL.Query().Has(asAgain)}
	v.area, err = look.Area()
	return v, err
}

// fail says that there is no such page, or that it cannot be drawn now. v is nil
// where nobody knows who asks.
func (p *Page) fail(w http.ResponseWriter, r *http.Request, v *visit, err error) {
	code, key, lang := http.StatusServiceUnavailable, "away", "vi"
	switch {
	case bot.KindOf(err) == bot.NotFound:
		code, key = http.StatusNotFound, "gone"
	case errors.Is(err, errLong):
		code, key = http.StatusRequestEntityTooLarge, "long"
	case bot.KindOf(err) == bot.Invalid:
		code, key = http.StatusBadRequest, "file"
	case r.Context().Err() == nil:
		p.Log.Warn("a view of the officers' page is not drawn", "err", err)
	}
	if v != nil {
		lang = v.lang
	}
	p.draw(w, r, code, lang, "error", drawing{Title: p.Words.Words(lang, bot.T("page.error.title")), Data: p.Words.Words(lang, bot.T("page.error."+key))})
}

// lost answers addresses that there are not.
func (p *Page) lost(w http.ResponseWriter, r *http.Request) {
	p.fail(w, r, nil, bot.Fail(bot.NotFound, "page", nil))
}
