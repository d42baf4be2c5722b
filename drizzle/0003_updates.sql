CREATE TABLE `button_words` (
	`name` text PRIMARY KEY NOT NULL,
	`words` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `updates` (
	`source` text NOT NULL,
	`id` integer NOT NULL,
	`state` text NOT NULL,
	`payload` text,
	`replies` text,
	`received_at` integer NOT NULL,
	PRIMARY KEY(`source`, `id`)
);
--> statement-breakpoint
CREATE INDEX `updates_state` ON `updates` (`source`,`state`);