package evidence

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"sync"

	"vneidbot/bot"
)

// faulty is a fault of the picture itself: trying again does not help.
type faulty bot.PictureFault

func (f faulty) Error() string { return "the picture is " + string(f) }

var errNoChannel = errors.New("no channel fetches this picture")

// obtain brings one picture to the disk. A panic is an error like others.
func (w *Worker) obtain(ctx context.Context, job bot.PictureJob) (k bot.Kept, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %T", p) // not its text: that may quote what it choked on
		}
	}()
	if k, err = w.bring(ctx, job); err == nil && k.SHA256 != w.Shelved(job) {
		err = w.shelf.Lasts(k.SHA256)
	}
	return k, err
}

// bring fetches, cleans and lays down one picture. Only so long it is in memory and
// keeps others waiting: while it goes to the disk the next one is fetched.
func (w *Worker) bring(ctx context.Context, job bot.PictureJob) (k bot.Kept, err error) {
	select {
	case w.busy <- struct{}{}:
		defer func() { <-w.busy }()
	case <-ctx.Done():
		return k, ctx.Err()
	}
	ctx, cancel := context.WithTimeout(ctx, w.Timeout)
	defer cancel()
	buf := buffers.Get().(*bytes.Buffer)
	defer giveBack(buf)
	if err := w.fetch(ctx, job, buf); err != nil {
		return k, err
	}
	data := buf.Bytes()
	if w.FromHEIC != nil && IsHEIC(data) {
		jpeg, err := w.FromHEIC(ctx, data)
		if err != nil && bot.KindOf(err) != bot.Invalid {
			return k, err
		}
		if err == nil { // else it is kept as it came
			data = jpeg
		}
	}
	p, fault := Clean(data)
	if fault == bot.FaultBroken && int64(len(data)) < job.File.Size {
		return k, io.ErrUnexpectedEOF // cut off on the way
	}
	if fault != bot.FaultNone {
		return k, faulty(fault)
	}
	k = bot.Kept{SHA256: w.Shelved(job), Mime: p.Mime, Size: int64(len(p.Data)), Width: p.Width, Height: p.Height}
	if k.SHA256 == "" || !bytes.Equal(p.Data, buf.Bytes()) { // nothing to lay down, else
		k.SHA256, err = w.shelf.Lay(p.Data)
	}
	return k, err
}

// buffers hold pictures while they are kept. Making room for each anew was a
// quarter of all the memory that a report asked for.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// giveBack lets others use the buffer, unless it grew beyond what most need.
func giveBack(buf *bytes.Buffer) {
	const most = 1 << 20
	if buf.Cap() <= most {
		buf.Reset()
		buffers.Put(buf)
	}
}

// fetch reads the file into the buffer, at most MaxBytes of it.
func (w *Worker) fetch(ctx context.Context, job bot.PictureJob, into *bytes.Buffer) error {
	if job.File == (bot.File{}) {
		return faulty(bot.FaultFailed)
	}
	if job.File.Size > MaxBytes {
		return faulty(bot.FaultBig)
	}
	from, ok := w.from[job.Chat.Channel]
	if !ok {
		return errNoChannel
	}
	body, err := from.Fetch(ctx, job.File)
	if err != nil {
		return err
	}
	defer body.Close()
	return read(body, job.File.Size, into)
}

// read takes the whole body; size is what the platform says, 0 for unknown.
func read(body io.Reader, size int64, into *bytes.Buffer) error {
	if size <= 0 {
		size = 128 << 10
	}
	into.Grow(int(size) + bytes.MinRead) // so much that it need not grow again
	n, err := into.ReadFrom(io.LimitReader(body, MaxBytes+1))
	if err == nil && n > MaxBytes {
		err = faulty(bot.FaultBig)
	}
	return err
}
