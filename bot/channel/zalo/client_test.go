package zalo

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot/channel"
	"vneidbot/bot/channel/botapi"
	"vneidbot/bot/channel/zalo/zalotest"
)

// TestTheEnvelopeInEveryForm: what the platform was seen to answer means the
// same in each spelling, with each HTTP status.
func TestTheEnvelopeInEveryForm(t *testing.T) {
	var now atomic.Pointer[page]
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		p := now.Load()
		w.WriteHeader(p.status)
		_, _ = io.WriteString(w, p.body)
	}))
	defer site.Close()
	r := newRig(t, zalotest.Quirks{}, func(o *Options) { o.APIURL, o.PollTimeout = site.URL, time.Second })
	ask := func(status int, body string) error {
		now.Store(&page{status, body})
		return r.c.call(context.Background(), "sendMessage", struct{}{}, nil)
	}
	require.NoError(t, ask(200, `{"ok":true}`))
	require.NoError(t, ask(200, `{"ok":"true","result":null}`))
	const html = "<html>nginx</html>"
	for _, c := range []struct {
		status int
		body   string
		want   channel.Outcome
	}{
		{200, `{"ok":false,"error_code":401,"description":"x"}`, channel.Fatal},
		{401, html, channel.Fatal},
		{403, `{"ok":false,"error_code":403,"description":"internal server error"}`, channel.Again},
		{403, html, channel.Again},
		{200, `{"ok":false,"errorCode":429}`, channel.Limited},
		{200, `{"ok":false,"error_code":"429","description":{"a":1}}`, channel.Limited},
		{429, html, channel.Limited},
		{404, `{"ok":false}`, channel.Rejected},
		{400, `{"ok":false,"error_code":null}`, channel.Rejected},
		{502, html, channel.Again},
		{200, html, channel.Again},
		{200, ``, channel.Again},
		{200, `{"ok":false}`, channel.Again},
	} {
		require.Equal(t, c.want, r.c.sendError("send", ask(c.status, c.body)).Outcome, "%d %s", c.status, c.body)
	}
	for _, p := range []page{{200, `{"ok":false,"error_code":408}`}, {408, `{"ok":false,"error_code":408}`}, {200, `{"ok":false,"errorCode":"408"}`}, {408, html}, {408, ``}} {
		err := ask(p.status, p.body)
		var refused *botapi.Refusal
		require.True(t, errors.As(err, &refused), p)
		require.Equal(t, 408, refused.Code, "an idle poll")
	}
}

type page struct {
	status int
	body   string
}
