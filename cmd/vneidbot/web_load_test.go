package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"strings"

	"vneidbot/bot"
)

// webPhone is a phone with the page, as far as the wire goes: it posts what is
// done and follows the log by server-sent events.
type webPhone struct {
	base   string
	client *http.Client
	from   string // its address, as the proxy tells it
	cookie string
	posts  int
	events *bufio.Scanner // nil until it follows
	taps   map[string]map[string]string
	lines  []string // what stood on the page
}

// webPhones are phones with the page at base. Each has an address of its own,
// for what one address may do is limited.
func webPhones(base string) func(id int64) phone {
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 1000}}
	return func(id int64) phone {
		return &webPhone{base: base, client: client, from: fmt.Sprintf("10.%d.%d.%d", id>>16&255, id>>8&255, id&255),
			taps: map[string]map[string]string{}}
	}
}

func (w *webPhone) say(text string) error { return w.post(map[string]string{"text": text}) }

func (w *webPhone) tap(label string) error {
	b := w.taps[label]
	if b == nil {
		return fmt.Errorf("no button %q", label)
	}
	return w.post(b)
}

func (w *webPhone) post(what map[string]string) error {
	w.posts++
	body := map[string]string{"client": fmt.Sprintf("client-%04d", w.posts)}
	for key, value := range what {
		body[key] = value
	}
	data, err := json.Marshal(body)
	if err != nil {
		return err
	}
	return w.send("/say", "application/json", bytes.NewReader(data))
}

func (w *webPhone) picture(data []byte) error { return w.file("anh.jpg", data) }

func (w *webPhone) file(name string, data []byte) error {
	w.posts++
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	_ = form.WriteField("client", fmt.Sprintf("client-%04d", w.posts)) // a buffer takes everything
	f, _ := form.CreateFormFile("file", name)
	_, _ = f.Write(data)
	_ = form.Close()
	return w.send("/picture", form.FormDataContentType(), &b)
}

func (w *webPhone) send(path, kind string, body io.Reader) error {
	r, err := http.NewRequestWithContext(context.Background(), http.MethodPost, w.base+path, body)
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", kind)
	r.Header.Set("X-Vneid", "1")
	r.Header.Set("Origin", w.base)
	resp, err := w.do(r)
	if err != nil {
		return err
	}
	defer func() { _ = resp.Body.Close() }()
	for _, c := range resp.Cookies() {
		w.cookie = c.Name + "=" + c.Value
	}
	_, err = io.Copy(io.Discard, resp.Body) // the connection is used again
	if err == nil && resp.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %s", path, resp.Status)
	}
	return err
}

func (w *webPhone) do(r *http.Request) (*http.Response, error) {
	r.Header.Set("X-Forwarded-For", w.from)
	if w.cookie != "" {
		r.Header.Set("Cookie", w.cookie)
	}
	return w.client.Do(r)
}

// hears reads on until a message holds the words. The stream ends with ctx.
func (w *webPhone) hears(ctx context.Context, words ...string) (string, error) {
	if w.events == nil {
		r, err := http.NewRequestWithContext(ctx, http.MethodGet, w.base+"/events", nil)
		if err != nil {
			return "", err
		}
		resp, err := w.do(r)
		if err != nil {
			return "", err
		}
		context.AfterFunc(ctx, func() { _ = resp.Body.Close() })
		w.events = bufio.NewScanner(resp.Body)
	}
	for w.events.Scan() {
		data, ok := strings.CutPrefix(w.events.Text(), "data: ")
		if !ok {
			continue
		}
		text, err := w.read([]byte(data))
		if err != nil {
			return "", err
		}
		if holds(text, words) {
			return text, nil
		}
	}
	return "", fmt.Errorf("the stream ended: %w", w.events.Err())
}

// read takes an entry of the log, and its buttons in place of earlier ones.
func (w *webPhone) read(data []byte) (string, error) {
	var e struct {
		Seq     int64          `json:"seq"`
		Of      int64          `json:"of"`
		Parts   []bot.Para     `json:"parts"`
		Buttons [][]bot.Button `json:"buttons"`
	}
	if err := json.Unmarshal(data, &e); err != nil {
		return "", err
	}
	var text []string
	for _, p := range e.Parts {
		text = append(text, p.Text)
	}
	at := e.Seq
	if e.Of > 0 { // it changes an earlier one
		at = e.Of
	}
	for _, row := range e.Buttons {
		for _, b := range row {
			w.taps[b.Label] = map[string]string{"data": b.Data, "message": fmt.Sprint(at), "label": b.Label}
		}
	}
	said := strings.Join(text, "\n")
	w.lines = append(w.lines, said)
	return said, nil
}

func holds(text string, words []string) bool {
	for _, word := range words {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

func (w *webPhone) seen() string { return strings.Join(w.lines, "\n---\n") }
