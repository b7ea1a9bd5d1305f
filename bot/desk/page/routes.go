package page

import (
	"net/http"
)

// view is one page that looks.
type view struct {
	path string // below the page's own
	name string // of its template, and of its words
	from nav    // where it can always be gone to from
	look func(*visit) (shown, error)
}

// nav is where a view can be gone to from, wherever one is.
type nav uint8

const (
	elsewhere nav = iota // from what it is about
	theBar
	theFoot // what is not of every day
)

// views are all of them.
var views = []view{
	{"", "overview", theBar, (*visit).overview},
	{"/donvi", "units", theBar, (*visit).units},
	{"/xacnhan", "review", theBar, (*visit).review},
	{"/denghi", "matters", theBar, (*visit).matters},
	{"/danhsach", "lists", theFoot, (*visit).lists},
	{"/kybaocao", "rounds", theFoot, (*visit).rounds},
	{"/caidat", "settings", theFoot, (*visit).settings},
	{"/donvi/{id}", "unit", elsewhere, (*visit).unit},
	{"/bieu/{area}/{day}/{number}", "form", elsewhere, (*visit).form},
	{"/phan/{area}", "form", elsewhere, (*visit).part},
}

// mux is all that the page serves.
func (p *Page) mux() http.Handler {
	mux := http.NewServeMux()
	at := "/" + Name
	for _, v := range views {
		mux.HandleFunc("GET "+at+v.path, p.looking(v))
	}
	mux.HandleFunc("GET "+at+"/{$}", p.home)
	mux.HandleFunc("GET "+at+"/mo/{link}", p.askOpen)
	mux.HandleFunc("POST "+at+"/mo/{link}", p.openLink)
	mux.HandleFunc("POST "+at+"/mo", p.openCode)
	mux.HandleFunc("POST "+at+"/lam", p.act)
	mux.HandleFunc("POST "+at+"/gui", p.upload)
	mux.HandleFunc("GET "+at+"/anh/{sha256}", p.picture)
	mux.HandleFunc("GET "+at+"/tep/{n}/{part}", p.attached)
	mux.HandleFunc("POST "+at+"/thoat", p.leave)
	for name, a := range p.assets {
		mux.Handle("GET "+at+"/"+name, a)
	}
	mux.HandleFunc(at+"/", p.lost)
	if p.Demo {
		return guarded("'self'", mux)
	}
	return guarded("'none'", mux)
}

// home is the page without a slash behind it.
func (p *Page) home(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, p.base, http.StatusSeeOther)
}

// guarded sets what every answer says to the browser. Nothing is loaded from
// elsewhere, nothing runs that is not a file of ours, nothing is kept.
func guarded(frames string, h http.Handler) http.Handler {
	policy := "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
		"form-action 'self'; base-uri 'none'; frame-ancestors " + frames
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		head := w.Header()
		head.Set("Content-Security-Policy", policy)
		head.Set("X-Content-Type-Options", "nosniff")
		head.Set("Referrer-Policy", "same-origin") // with "no-referrer" browsers do not say where a form comes from
		head.Set("Cross-Origin-Opener-Policy", "same-origin")
		head.Set("Cross-Origin-Resource-Policy", "same-origin")
		head.Set("Permissions-Policy", "geolocation=(), microphone=()")
		head.Set("Cache-Control", "no-store")
		h.ServeHTTP(w, r)
	})
}
