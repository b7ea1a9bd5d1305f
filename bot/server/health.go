package server

import "net/http"

// healthPath is answered whatever else is short.
const healthPath = "/healthz"

// alive answers whoever restarts a process that hangs: nothing but that it runs.
func alive(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = w.Write([]byte("ok\n"))
}
