package store_test

import (
	"testing"

	"go.uber.org/goleak"
)

// TestMain fails the run when a store leaves a goroutine behind.
func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }
