package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"vneidbot/store"
)

// openData opens DATA_DIR. A folder that cannot be used is told by the
// variable's name; other failures are those of store.Open.
func openData(ctx context.Context, cfg *Config, o store.Options) (*store.Store, error) {
	s, err := store.Open(ctx, cfg.DataDir, o)
	var path *fs.PathError
	if errors.As(err, &path) {
		err = fmt.Errorf("%w: %w", &configError{"DATA_DIR", cfg.DataDir, "data"}, path.Err)
	}
	return s, err
}
