package zalotest

import (
	"net/http"
	"strconv"
	"time"
)

// Fault is a scripted failure of the platform. The zero value of a field
// matches everything, or adds nothing.
type Fault struct {
	Method string // "sendMessage"; "" for every method but getUpdates
	Chat   string // only calls with this chat_id
	Skip   int    // calls that go well before it
	Count  int    // calls it hits, 0 for one, below 0 for all until cleared

	Code  int           // error_code
	Text  string        // description
	Retry int           // header Retry-After, in seconds
	Page  int           // an HTML page with this HTTP status
	Reset bool          // the connection breaks instead of an answer
	Hang  time.Duration // nothing is answered for so long, or until the caller gives up
	After bool          // the call is carried out first: the answer alone is lost

	hits int
}

// Page is what a proxy in front of the platform answers when it is in trouble.
const Page = "<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>"

// Fault scripts a failure. Of several that match a call the oldest is played.
func (s *Server) Fault(f Fault) { s.locked(func() { s.faults = append(s.faults, &f) }) }

// ClearFaults ends every scripted failure.
func (s *Server) ClearFaults() { s.locked(func() { s.faults = nil }) }

// fault finds the failure that this call has to suffer; s.mu is held.
func (s *Server) fault(c call) *Fault {
	for i, f := range s.faults {
		if f.Method == "" && c.method == "getUpdates" || f.Method != "" && f.Method != c.method || f.Chat != "" && f.Chat != c.params["chat_id"] {
			continue
		}
		if f.Skip > 0 {
			f.Skip--
			continue
		}
		f.hits++
		if f.Count >= 0 && f.hits >= max(f.Count, 1) {
			s.faults = append(s.faults[:i:i], s.faults[i+1:]...)
		}
		return f
	}
	return nil
}

// play answers the call as the script says.
func (f *Fault) play(s *Server, w http.ResponseWriter, r *http.Request) {
	if f.Hang > 0 {
		select {
		case <-time.After(f.Hang):
		case <-r.Context().Done():
		case <-s.ctx.Done():
		}
	}
	if f.Retry > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(f.Retry))
	}
	switch {
	case f.Reset:
		panic(http.ErrAbortHandler)
	case f.Page != 0:
		w.WriteHeader(f.Page)
		_, _ = w.Write([]byte(Page))
	case f.Code != 0:
		s.reply(w, nil, &failure{f.Code, f.Text})
	default:
		s.reply(w, nil, &failure{http.StatusForbidden, "Internal server error"})
	}
}
