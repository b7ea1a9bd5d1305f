package backup

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"vneidbot/bot"
	"vneidbot/store"
)

// deletedName is the list, beside the nights, of the persons who were taken out of
// the data: a restore takes them out again. A line is a time and a hash, from which
// nobody can read who it was; lines are only added.
const deletedName = "deleted.txt"

// NoteDeleted adds to the list of a folder of backups what it lacks.
func NoteDeleted(dir string, list []bot.Trace) error {
	there, err := readDeleted(dir)
	if err != nil {
		return err
	}
	var lines strings.Builder
	for _, w := range list {
		if !slices.ContainsFunc(there, func(t bot.Trace) bool { return t.Hash == w.Hash && !t.At.Before(w.At) }) {
			_, _ = fmt.Fprintf(&lines, "%s %s\n", w.At.UTC().Format(time.RFC3339Nano), w.Hash)
		}
	}
	if lines.Len() == 0 {
		return nil
	}
	f, err := os.OpenFile(filepath.Join(dir, deletedName), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return failed("deleted", err)
	}
	_, err = f.WriteString(lines.String())
	return failed("deleted", errors.Join(err, f.Sync(), f.Close()))
}

// readDeleted reads the list; a line that is not whole is none.
func readDeleted(dir string) (list []bot.Trace, err error) {
	f, err := os.Open(filepath.Join(dir, deletedName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, failed("deleted", err)
	}
	defer func() { _ = f.Close() }()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		at, hash, _ := strings.Cut(lines.Text(), " ")
		if when, err := time.Parse(time.RFC3339Nano, at); err == nil && nameForm.MatchString(hash) {
			list = append(list, bot.Trace{Hash: hash, At: when})
		}
	}
	return list, failed("deleted", lines.Err())
}

// leaving are the persons who were taken out since the night was made, as the list
// beside the nights has them and the data that the night replaces. Who was taken out
// before is not in the night, or came again.
func (n Night) leaving(ctx context.Context, dataDir string) ([]bot.Trace, error) {
	list, err := readDeleted(filepath.Dir(n.Dir))
	if err != nil {
		return nil, err
	}
	if own, err := store.ReadForgotten(ctx, dataDir); err == nil { // what cannot be read is why somebody restores
		list = append(list, own...)
	}
	return slices.DeleteFunc(list, func(w bot.Trace) bool { return !w.At.After(n.Made) }), nil
}
