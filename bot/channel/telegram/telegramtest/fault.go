package telegramtest

import (
	"net/http"
	"time"
)

// Fault is a scripted failure of the platform. The zero value of a field
// matches everything, or adds nothing.
type Fault struct {
	Method string // "sendMessage"; "" for every method but getUpdates
	Chat   int64  // only calls with this chat_id
	Skip   int    // calls that go well before it
	Count  int    // calls it hits, 0 for one, below 0 for all until cleared

	Code    int           // HTTP status, with Text as description
	Text    string        // "Forbidden: bot was blocked by the user"
	Retry   int           // retry_after in seconds; makes it a 429
	Migrate int64         // migrate_to_chat_id; makes it a 400
	Body    string        // sent as it is with Code: an HTML page, half an answer
	Reset   bool          // the connection breaks instead of an answer
	Hang    time.Duration // nothing is answered for so long, or until the caller gives up
	After   bool          // the call is carried out first: the answer alone is lost

	hits int
}

// Fault scripts a failure. Of several that match a call the oldest is played.
func (s *Server) Fault(f Fault) *Fault {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = append(s.faults, &f)
	return &f
}

// ClearFaults ends every scripted failure.
func (s *Server) ClearFaults() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = nil
}

// fault finds the failure that this call has to suffer.
func (s *Server) fault(c *call) *Fault {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, f := range s.faults {
		if !f.matches(c) {
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

func (f *Fault) matches(c *call) bool {
	if f.Method == "" && c.method == "getUpdates" {
		return false
	}
	return (f.Method == "" || f.Method == c.method) && (f.Chat == 0 || f.Chat == c.number("chat_id"))
}

// play answers the call as the script says.
func (f *Fault) play(w http.ResponseWriter, r *http.Request, over <-chan struct{}) {
	if f.Hang > 0 {
		select {
		case <-time.After(f.Hang):
		case <-r.Context().Done():
		case <-over:
		}
	}
	switch {
	case f.Reset:
		panic(http.ErrAbortHandler)
	case f.Body != "":
		w.WriteHeader(f.Code)
		_, _ = w.Write([]byte(f.Body))
	case f.Retry > 0:
		reply(w, nil, &failure{Code: http.StatusTooManyRequests, Text: "Too Many Requests: retry after " + itoa(int64(f.Retry)), Retry: f.Retry})
	case f.Migrate != 0:
		reply(w, nil, &failure{Code: http.StatusBadRequest, Text: "Bad Request: group chat was upgraded to a supergroup chat", Migrate: f.Migrate})
	case f.Code != 0:
		reply(w, nil, &failure{Code: f.Code, Text: f.Text})
	default:
		reply(w, nil, &failure{Code: http.StatusInternalServerError, Text: "Internal Server Error"})
	}
}

// Page is what a proxy in front of Telegram answers when it is in trouble.
const Page = "<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>"
