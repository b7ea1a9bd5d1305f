package telegram

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"mime/multipart"
	"net/http"

	"vneidbot/bot/channel/botapi"
)

// enclosed is a file that goes with a call.
type enclosed struct {
	part string // photo
	name string
	open func() (f io.ReadCloser, size int64, err error)
}

// sendFile makes the call and gives the message's id. The file streams: parts of tens of
// megabytes, which the library would hold in memory, go one after another, and the
// collector has nothing of them to clear while people wait for their answers.
func (c *client) sendFile(ctx context.Context, method string, params any, e enclosed) (int, error) {
	r, err := c.form(ctx, method, params, e)
	if err != nil {
		return 0, err
	}
	reply, err := c.exchange(method, r, botapi.MaxAnswer)
	if err != nil {
		return 0, err
	}
	result, err := c.read(method, reply)
	return idIn(result), err
}

// form is the request: the parameters as a form, and the file behind them. It can be sent
// again on another connection, with a reader of its own.
func (c *client) form(ctx context.Context, method string, params any, e enclosed) (*http.Request, error) {
	var form bytes.Buffer // takes everything
	w := multipart.NewWriter(&form)
	writeFields(w, params)
	_, _ = w.CreateFormFile(e.part, e.name)
	head := bytes.Clone(form.Bytes())
	form.Reset()
	_ = w.Close()
	tail := form.Bytes()
	body := func() (io.ReadCloser, int64, error) {
		f, size, err := e.open()
		if err != nil {
			return nil, 0, err
		}
		all := io.MultiReader(bytes.NewReader(head), f, bytes.NewReader(tail))
		return readCloser{all, f}, int64(len(head)) + size + int64(len(tail)), nil
	}
	first, size, err := body()
	if err != nil {
		return nil, err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, c.Method(method), first)
	if err != nil {
		_ = first.Close()
		return nil, &botapi.NetError{Text: method + ": the address cannot be used"}
	}
	r.ContentLength = size
	r.GetBody = func() (io.ReadCloser, error) {
		again, _, err := body()
		return again, err
	}
	r.Header.Set("Content-Type", w.FormDataContentType())
	return r, nil
}

// readCloser reads the one and closes the other.
type readCloser struct {
	io.Reader
	io.Closer
}

// writeFields writes parameters as they would be in JSON, texts without their quotes.
func writeFields(w *multipart.Writer, params any) {
	var fields map[string]json.RawMessage
	raw, _ := json.Marshal(params)
	_ = json.Unmarshal(raw, &fields)
	for name, value := range fields {
		text := string(value)
		_ = json.Unmarshal(value, &text)
		_ = w.WriteField(name, text)
	}
}
