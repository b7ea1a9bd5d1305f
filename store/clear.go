package store

import "context"

// clear deletes what the query finds, as many rows a step as others can wait for; the
// query's last argument says how many. Its condition has an index: a step looks only at
// what it takes.
func (s *Store) clear(ctx context.Context, query string, args ...any) error {
	return paced(func(rows int) (more bool, err error) {
		var n int64
		err = s.write(ctx, func(t *tx) (err error) {
			n, err = t.exec(query, append(args[:len(args):len(args)], rows)...)
			return err
		})
		return n == int64(rows), err
	})
}
