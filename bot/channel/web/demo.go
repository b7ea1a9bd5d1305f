package web

import (
	"context"
	"net"
	"net/http"
	"net/netip"
	"slices"

	"vneidbot/bot"
	"vneidbot/bot/server"
)

// Demo is the demonstration: several panes side by side, each with persons to choose
// from, who need no cookie. It answers to this machine alone.
type Demo struct {
	Steps  []Hint // what to try, in this order
	Panes  []Pane
	Sample []byte // a JPEG that a hint sends
	Clock  Clock  // of the office
}

// Clock is the office's clock, which can be moved to the next thing that happens by it.
type Clock interface {
	Shown() Shown
	Move() (Shown, error)
}

// Shown is what is to be seen of the clock, and after a move what happens then: in which
// pane, with which person's frame, and what the person says.
type Shown struct {
	At   string `json:"at"`
	Next string `json:"next"`
	More bool   `json:"more"` // it can be moved on
	Said string `json:"said,omitempty"`
	Pane string `json:"pane,omitempty"`
	Src  string `json:"src,omitempty"`
	Says string `json:"says,omitempty"`
}

// Pane is one of the frames side by side.
type Pane struct {
	ID      string
	Title   string
	Persons []Persona
	Hints   []Hint
}

// Persona is somebody who uses a pane: in a chat, or at an address of the program.
type Persona struct {
	Path    string // of the address, "lan"
	Name    string
	Account bot.AccountID
	Chat    bot.Chat
	At      string // the address, in the place of a chat
}

// Src is what the person's frame shows.
func (p Persona) Src() string {
	if p.At != "" {
		return p.At
	}
	return "./" + p.Path + "/"
}

// Hint is what can be tapped to see something: it says words in a pane, sends the
// sample picture there, or leads the pane to an address.
type Hint struct {
	Label string
	Pane  string
	Says  string
	Sends bool
	Goes  string
	Alone bool // the address opens in a window of its own
}

// persons are those who sit before a chat.
func (d *Demo) persons() (all []Persona) {
	for _, pane := range d.Panes {
		for _, p := range pane.Persons {
			if p.At == "" {
				all = append(all, p)
			}
		}
	}
	return all
}

func (d *Demo) has(chat string) bool {
	return slices.ContainsFunc(d.persons(), func(p Persona) bool { return p.Chat.ID == chat })
}

// Inside tells the phones of a chat what happened inside during a turn.
func (w *Web) Inside(chat, line string) { w.hub.note(chat, line) }

func (d *Demo) mount(w *Web, mux *http.ServeMux) {
	shell := func(name string) http.Handler { return Here(guarded("'none'", d.shell(w, name))) }
	mux.Handle("GET /demo/{$}", shell("demo.html"))
	mux.Handle("GET /demo/demo.css", shell("demo.css"))
	mux.Handle("GET /demo/demo.js", shell("demo.js"))
	mux.Handle("GET /demo/icon.svg", shell("icon.svg"))
	mux.Handle("GET /demo/anh-mau.jpg", Here(guarded("'none'", http.HandlerFunc(d.sample))))
	mux.Handle("GET /demo/gio", Here(guarded("'none'", http.HandlerFunc(d.look))))
	mux.Handle("POST /demo/gio", Here(guarded("'none'", d.move(w))))
	for _, p := range d.persons() {
		at := "/demo/" + p.Path + "/"
		page := mount{w, fixed{person{p.Account, p.Name, p.Chat}}}.handler("'self'")
		mux.Handle(at, Here(http.StripPrefix(at[:len(at)-1], page)))
	}
}

// sample is a picture to be sent by one tap.
func (d *Demo) sample(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "image/jpeg")
	_, _ = w.Write(d.Sample)
}

func (d *Demo) look(w http.ResponseWriter, _ *http.Request) {
	answer(w, http.StatusOK, d.Clock.Shown())
}

func (d *Demo) move(w *Web) http.HandlerFunc {
	return func(rw http.ResponseWriter, r *http.Request) {
		err := w.sameSite(r)
		var s Shown
		if err == nil {
			s, err = d.Clock.Move()
		}
		if err != nil {
			w.refuse(rw, r, err)
			return
		}
		answer(rw, http.StatusOK, s)
	}
}

func (d *Demo) shell(w *Web, name string) http.HandlerFunc {
	if name != "demo.html" {
		return w.assets[name].ServeHTTP
	}
	return func(rw http.ResponseWriter, r *http.Request) {
		words := map[string]string{}
		for _, key := range []string{"title", "note", "person", "inside", "idle", "steps", "panes"} {
			words[key] = w.Words.Words(langOf(r), bot.T("web.demo."+key))
		}
		page, err := templated(name, map[string]any{"Lang": langOf(r), "Words": words, "Demo": d, "Clock": d.Clock.Shown()})
		if err != nil {
			w.refuse(rw, r, err)
			return
		}
		server.Pack(name, page).ServeHTTP(rw, r)
	}
}

// fixed is the door of the demonstration: whoever comes by it is that person.
type fixed struct{ person }

func (f fixed) who(*http.Request) (person, error) { return f.person, nil }

func (f fixed) begin(context.Context, http.ResponseWriter) (person, error) { return f.person, nil }

// Here answers only what this machine asks for, by a name of this machine: a
// page elsewhere must not reach it through a name of its own either.
func Here(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		from, err := netip.ParseAddrPort(r.RemoteAddr)
		if err != nil || !from.Addr().Unmap().IsLoopback() || !ownName(r.Host) {
			http.Error(w, http.StatusText(http.StatusForbidden), http.StatusForbidden)
			return
		}
		h.ServeHTTP(w, r)
	})
}

// ownName tells whether the host is a name of this machine for itself.
func ownName(host string) bool {
	name := host
	if h, _, err := net.SplitHostPort(host); err == nil {
		name = h
	}
	ip, err := netip.ParseAddr(name)
	return name == "localhost" || err == nil && ip.IsLoopback()
}
