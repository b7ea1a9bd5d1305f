package main

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// Thousands of connections that say nothing, or half of something, take neither
// the page from people nor the answer from who asks whether the program runs.
func TestConnectionsByTheThousand(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	importSample(t, dir, 50)
	addr := freeAddr(t)
	base := "http://" + addr
	p := launch(t, "program", []string{"PUBLIC_URL=" + base, "HTTP_ADDR=" + addr, "DATA_DIR=" + dir, "VNEIDBOT_FILES=512"})
	defer p.stop(t)
	healthy := func() bool {
		r, err := http.Get(base + "/healthz")
		return err == nil && r.Body.Close() == nil && r.StatusCode == http.StatusOK
	}
	require.Eventually(t, healthy, time.Minute, 20*time.Millisecond, "it did not start")
	http.DefaultClient.CloseIdleConnections()

	half := "POST /say HTTP/1.1\r\nHost: x\r\nX-Vneid: 1\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{"
	var crowd []net.Conn
	for i := range 2000 {
		d := net.Dialer{LocalAddr: &net.TCPAddr{IP: net.IPv4(127, 0, 1, byte(i%20))}}
		c, err := d.DialContext(t.Context(), "tcp", addr)
		require.NoError(t, err)
		crowd = append(crowd, c)
		if i%2 == 0 {
			fmt.Fprint(c, half)
		}
	}
	require.Eventually(t, healthy, 10*time.Second, 50*time.Millisecond, "log:\n%s", p.logged())
	for _, c := range crowd {
		require.NoError(t, c.Close())
	}
	ctx, end := context.WithTimeout(t.Context(), time.Minute)
	defer end()
	w := webPhones(base)(1)
	require.Eventually(t, func() bool { return w.say("/start") == nil }, 10*time.Second, 50*time.Millisecond)
	_, err := w.hears(ctx, "mã số thuế của đơn vị")
	require.NoError(t, err)
}
