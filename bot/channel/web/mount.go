package web

import (
	"errors"
	"net/http"

	"vneidbot/bot"
)

// mount is the page at one place: everything it asks for is relative to it.
type mount struct {
	*Web
	door
}

// handler serves the page and what it asks for, below an empty prefix.
func (m mount) handler(frames string) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", m.page)
	mux.Handle("GET /chat.css", m.assets["chat.css"])
	mux.Handle("GET /chat.js", m.assets["chat.js"])
	mux.Handle("GET /icon.svg", m.assets["icon.svg"])
	mux.HandleFunc("GET /front", m.reading(m.front))
	mux.HandleFunc("GET /log", m.reading(m.list))
	mux.HandleFunc("GET "+streamPath, m.reading(m.follow))
	mux.HandleFunc("GET /file/{seq}", m.reading(m.file))
	mux.HandleFunc("GET /file/{seq}/{part}", m.reading(m.file))
	mux.HandleFunc("POST /say", m.posting(m.say))
	mux.HandleFunc("POST /open", m.posting(m.open))
	mux.HandleFunc("POST "+picturePath, m.posting(m.picture))
	return guarded(frames, mux)
}

// mux is all that the channel serves.
func (w *Web) mux() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/", mount{w, cookies{w}}.handler("'none'"))
	if w.Demo != nil {
		w.Demo.mount(w, mux)
	}
	return mux
}

// reading serves what only looks. A session that we do not know is taken away,
// so that a browser with an old one can begin anew.
func (m mount) reading(serve func(http.ResponseWriter, *http.Request, person) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		p, err := m.who(r)
		if err == nil {
			err = m.look(w, r, p, serve)
		}
		switch {
		case err == nil:
		case errors.Is(err, errStranger) && r.URL.Path == "/log":
			answer(w, http.StatusOK, listing{})
		default:
			m.deny(w, r, err)
		}
	}
}

func (m mount) look(w http.ResponseWriter, r *http.Request, p person, serve func(http.ResponseWriter, *http.Request, person) error) error {
	if r.URL.Path == streamPath {
		return serve(w, r, p)
	}
	return m.alongside(r, func() error { return serve(w, r, p) })
}

// posting serves what a person does: of our own page only, and not too often.
func (m mount) posting(serve func(http.ResponseWriter, *http.Request, func() (person, error)) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := m.post(w, r, serve); err != nil {
			m.deny(w, r, err)
		}
	}
}

func (m mount) post(w http.ResponseWriter, r *http.Request, serve func(http.ResponseWriter, *http.Request, func() (person, error)) error) error {
	if err := m.sameSite(r); err != nil {
		return err
	}
	p, err := m.who(r)
	stranger := errors.Is(err, errStranger)
	if err != nil && !stranger {
		return err
	}
	if err := m.paced(r, string(p.account), stranger); err != nil {
		return err
	}
	enter := func() (person, error) {
		if stranger { // only a post that could be read begins a session
			return m.begin(r.Context(), w)
		}
		return p, nil
	}
	return m.alongside(r, func() error { return serve(w, r, enter) })
}

func (m mount) deny(w http.ResponseWriter, r *http.Request, err error) {
	if c, ok := m.door.(cookies); ok && bot.KindOf(err) == bot.Forbidden && !errors.Is(err, errOrigin) && !errors.Is(err, errOthers) {
		c.set(w, "", -1)
	}
	m.refuse(w, r, err)
}
