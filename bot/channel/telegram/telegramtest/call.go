package telegramtest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// maxBody is the size of a request that is read: a file and its form.
const maxBody = 52 << 20

// call is one request of the bot: its parameters as text, as Telegram sees
// them, whether they came in the address, as a form, as multipart or as JSON.
type call struct {
	ctx    context.Context
	method string
	params map[string]string
	files  map[string]upload
}

type upload struct {
	name string
	data []byte
}

// failure is a refusal in Telegram's form.
type failure struct {
	Code     int
	Text     string
	Retry    int   // seconds, of 429
	Migrate  int64 // of 400
	expected bool  // the bot could not know: not in Refused
}

var notFound = &failure{Code: http.StatusNotFound, Text: "Not Found"}

func bad(text string) *failure {
	return &failure{Code: http.StatusBadRequest, Text: "Bad Request: " + text}
}

// unlucky is a 400 that a correct bot meets too.
func unlucky(text string) *failure {
	f := bad(text)
	f.expected = true
	return f
}

func forbidden(text string) *failure {
	return &failure{Code: http.StatusForbidden, Text: "Forbidden: " + text}
}

func readCall(r *http.Request, method string) (*call, error) {
	c := &call{ctx: r.Context(), method: method, params: map[string]string{}}
	c.addAll(r.URL.Query())
	r.Body = io.NopCloser(io.LimitReader(r.Body, maxBody))
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	switch kind {
	case "multipart/form-data":
		return c, c.readMultipart(r)
	case "application/json":
		return c, c.readJSON(r.Body)
	case "application/x-www-form-urlencoded":
		body, err := io.ReadAll(r.Body)
		if err != nil {
			return nil, err
		}
		values, err := url.ParseQuery(string(body))
		c.addAll(values)
		return c, err
	}
	return c, nil
}

func (c *call) addAll(values url.Values) {
	for k, v := range values {
		c.params[k] = v[0]
	}
}

// readMultipart reads the form. One without a single part is refused, as servers
// that run beside the bot refuse it: a call without parameters has no body.
func (c *call) readMultipart(r *http.Request) error {
	form, err := r.MultipartReader()
	if err != nil {
		return err
	}
	for parts := 0; ; parts++ {
		part, err := form.NextPart()
		switch {
		case errors.Is(err, io.EOF) && parts > 0:
			return nil
		case err != nil:
			return err
		}
		if err := c.readPart(part, r.ContentLength); err != nil {
			return err
		}
	}
}

// readPart reads a part of a request of so many bytes. A file is read in one piece: one
// that grows takes several times the memory and time of its bytes, from a benchmark that
// measures how others fare meanwhile.
func (c *call) readPart(part *multipart.Part, whole int64) error {
	var all bytes.Buffer
	if part.FileName() != "" && whole > 0 && whole <= maxBody {
		all.Grow(int(whole))
	}
	_, err := all.ReadFrom(part)
	if err != nil {
		return err
	}
	data := all.Bytes()
	if part.FileName() == "" {
		c.params[part.FormName()] = string(data)
		return nil
	}
	if c.files == nil {
		c.files = map[string]upload{}
	}
	c.files[part.FormName()] = upload{name: part.FileName(), data: data}
	return nil
}

func (c *call) readJSON(body io.Reader) error {
	var fields map[string]json.RawMessage
	if err := json.NewDecoder(body).Decode(&fields); err != nil && !errors.Is(err, io.EOF) {
		return errors.New("can't parse request JSON object")
	}
	for k, raw := range fields {
		var text string
		if json.Unmarshal(raw, &text) != nil {
			text = string(raw)
		}
		c.params[k] = text
	}
	return nil
}

func (c *call) text(name string) string { return c.params[name] }

func (c *call) flag(name string) bool {
	v := strings.ToLower(c.params[name])
	return v == "true" || v == "1"
}

// number is the parameter as an integer, 0 when it is absent or none.
func (c *call) number(name string) int64 {
	n, _ := strconv.ParseInt(c.params[name], 10, 64)
	return n
}

func reply(w http.ResponseWriter, result any, fail *failure) {
	type parameters struct {
		RetryAfter int   `json:"retry_after,omitempty"`
		Migrate    int64 `json:"migrate_to_chat_id,omitempty"`
	}
	out := struct {
		OK         bool        `json:"ok"`
		Result     any         `json:"result,omitempty"`
		Code       int         `json:"error_code,omitempty"`
		Text       string      `json:"description,omitempty"`
		Parameters *parameters `json:"parameters,omitempty"`
	}{OK: fail == nil, Result: result}
	code := http.StatusOK
	if fail != nil {
		code, out.Code, out.Text = fail.Code, fail.Code, fail.Text
		if fail.Retry > 0 || fail.Migrate != 0 {
			out.Parameters = &parameters{RetryAfter: fail.Retry, Migrate: fail.Migrate}
		}
	}
	body, err := encode(out.Result, out)
	if err != nil {
		panic("telegramtest: " + err.Error())
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(code)
	_, _ = w.Write(body)
}

func encode(result, whole any) ([]byte, error) {
	if raw, ok := result.(rawUpdates); ok {
		return raw.encode(), nil
	}
	return json.Marshal(whole)
}
