package telegram

import "slices"

// batch is the most that one getUpdates hands out, and so the most that can be
// unconfirmed at once: Telegram shows nothing behind it.
const batch = 100

// window knows which updates are in flight. Telegram confirms in order: asking
// from an offset on confirms all below it, so the offset is that of the lowest
// unfinished update, and what comes again from above it is skipped.
type window struct {
	ids  []flight // unfinished, and finished behind an unfinished one; by id
	next int64    // what is below it and not in ids is finished
	open int      // unfinished
	past past     // finished of late
}

type flight struct {
	id   int64
	done bool
}

// offset is what getUpdates has to ask for, 0 for the earliest there is.
func (w *window) offset() int64 {
	if len(w.ids) > 0 {
		return w.ids[0].id
	}
	return w.next
}

// admit takes in an update that came from asking for the offset asked; false
// for one that is in flight or finished. An unknown id below the offset asked
// for means that Telegram began to count anew, as it does after a quiet week; a
// known one, that the server forgot what was confirmed to it.
func (w *window) admit(id, asked int64) bool {
	at, found := w.find(id)
	switch {
	case found:
		return false
	case w.past.has(id):
		if id >= w.next {
			w.ids = slices.Insert(w.ids, at, flight{id: id, done: true})
			w.settle()
		}
		return false
	case id < asked:
		w.next = id
	case id < w.next:
		return false
	}
	w.ids = slices.Insert(w.ids, at, flight{id: id})
	w.open++
	return true
}

// finish marks the update as durable. The next offset confirms it, as soon as
// nothing below it is unfinished.
func (w *window) finish(id int64) {
	at, found := w.find(id)
	if !found || w.ids[at].done {
		return
	}
	w.ids[at].done = true
	w.open--
	w.past.add(id)
	w.settle()
}

// settle steps over what is finished and has nothing unfinished below it.
func (w *window) settle() {
	for len(w.ids) > 0 && w.ids[0].done {
		w.next = w.ids[0].id + 1
		w.ids = w.ids[1:]
	}
}

// forget makes the next question start at the earliest update there is. Only
// for a window in which everything is confirmed.
func (w *window) forget() {
	if len(w.ids) == 0 {
		*w = window{}
	}
}

func (w *window) find(id int64) (int, bool) {
	return slices.BinarySearchFunc(w.ids, id, func(f flight, id int64) int {
		switch {
		case f.id < id:
			return -1
		case f.id > id:
			return 1
		}
		return 0
	})
}
