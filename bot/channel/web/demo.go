package web

import (
	"context"
	"net"
	"net/http"
	"net/netip"

	"vneidbot/bot"
)

// Demo is the demonstration: several phones side by side, each with persons to
// choose from, who need no cookie. It answers to this machine alone.
type Demo struct {
	Hint   string // what to try, below the title
	Phones []Phone
}

// Phone is one of the frames side by side.
type Phone struct {
	Title   string
	Persons []Persona
}

// Persona is somebody who uses a phone, in a chat.
type Persona struct {
	Path    string // of the address, "lan"
	Name    string
	Account bot.AccountID
	Chat    bot.Chat
}

func (d *Demo) has(chat string) bool {
	for _, p := range d.Phones {
		for _, person := range p.Persons {
			if person.Chat.ID == chat {
				return true
			}
		}
	}
	return false
}

// Inside tells the phones of a chat what happened inside during a turn.
func (w *Web) Inside(chat, line string) { w.hub.note(chat, line) }

func (d *Demo) mount(w *Web, mux *http.ServeMux) {
	shell := func(name string) http.Handler { return here(guarded("'none'", d.shell(w, name))) }
	mux.Handle("GET /demo/{$}", shell("demo.html"))
	mux.Handle("GET /demo/demo.css", shell("demo.css"))
	mux.Handle("GET /demo/demo.js", shell("demo.js"))
	mux.Handle("GET /demo/icon.svg", shell("icon.svg"))
	for _, phone := range d.Phones {
		for _, p := range phone.Persons {
			at := "/demo/" + p.Path + "/"
			page := mount{w, fixed{person{p.Account, p.Name, p.Chat}}}.handler("'self'")
			mux.Handle(at, here(http.StripPrefix(at[:len(at)-1], page)))
		}
	}
}

func (d *Demo) shell(w *Web, name string) http.HandlerFunc {
	if name != "demo.html" {
		return w.asset(name)
	}
	return func(rw http.ResponseWriter, r *http.Request) {
		words := map[string]string{}
		for _, key := range []string{"title", "note", "person", "inside", "idle"} {
			words[key] = w.Words.Words(langOf(r), bot.T("web.demo."+key))
		}
		page, err := templated(name, map[string]any{"Lang": langOf(r), "Words": words, "Demo": d})
		if err != nil {
			w.refuse(rw, r, err)
			return
		}
		pack(name, page).serve(rw, r)
	}
}

// fixed is the door of the demonstration: whoever comes by it is that person.
type fixed struct{ person }

func (f fixed) who(*http.Request) (person, error) { return f.person, nil }

func (f fixed) begin(context.Context, http.ResponseWriter) (person, error) { return f.person, nil }

// here answers only what this machine asks for, by a name of this machine: a
// page elsewhere must not reach it through a name of its own either.
func here(h http.Handler) http.Handler {
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
