# made by sphinx-usecase export from UC: 82dabc 2f853f c797e7 e3b0c4 7b27ca 6affc1 5c3396 e3b0c4
@UC @E-1 @b2b
Feature: Pay a fee
  Ziel: The fee is paid.

  Background:
    Given There is a fee.
    And The member is known.

# made by sphinx-usecase export from UC.A2: d6541f 8c632c 26b073 dd3d50 e3b0c4
  @UC.A2
  Scenario: A2 Ended
    But Ended
    Then the use case ends: gone

# made by sphinx-usecase export from UC.1b: 4fbe62 8a371c 33b675 c3dc28 a0ee87 8cbc08 e3b0c4
  @UC.1b
  Scenario: 1b
    When The member comes.
    * The member shows the card.
    But 1b
    Then it goes on in UC-X

# made by sphinx-usecase export from UC.*a: 65eaa9 10b610 7103b2 e02f3e 4b8fb2 e3b0c4
  @UC.*a
  Scenario: *a Alarm
    But Alarm
    * Run.
    Then the use case ends, aborted

# made by sphinx-usecase export from UC.A1: 6f96a9 76fd16 fee6b5 f783be 1acdc4 e3b0c4
  @UC.A1
  Scenario: A1 Instead
    But Instead
    * Go.
    Then the use case ends in success: gone

# made by sphinx-usecase export from UC.main: d266f7 64c273 33b675 c3dc28 0b948c 684888 2329f7 e3b0c4
  @UC.main @S-9 @S-1
  Scenario: Main flow
    When The member comes.
    * The member shows the card.
    * The fee is booked. (Till)
    * 
    Then the use case ends in success

# made by sphinx-usecase export from UC.lost: 6a4389 508615 33b675 c3dc28 185e10 b40146 dce8de 41de34 e3b0c4
  @UC.lost
  Scenario: 1a The card is # lost
    When The member comes.
    * The member shows the card.
    But The card is # lost
    * Ask.
    * Say why.
    Then the use case ends in failure: unpaid

# made by sphinx-usecase export from UC.2b: 17122b 55480b 33b675 c3dc28 0b948c ae907e 684888 2329f7 e3b0c4
  @UC.2b
  Scenario: 2b On
    When The member comes.
    * The member shows the card.
    * The fee is booked. (Till)
    But On
    * 
    Then the use case ends in success

# made by sphinx-usecase export from UC.2a: aba1f9 469948 33b675 c3dc28 0b948c 168d94 c3dc28 0b948c 684888 2329f7 e3b0c4
  @UC.2a @S-2 @S-3
  Scenario: 2a Twice
    When The member comes.
    * The member shows the card.
    * The fee is booked. (Till)
    But Twice
    * The member shows the card.
    * The fee is booked. (Till)
    * 
    Then the use case ends in success

# made by sphinx-usecase export from UC.2c: d21831 4f9415 33b675 c3dc28 0b948c e3a1ee 64bef8 c3dc28 0b948c 684888 2329f7 e3b0c4
  @UC.2c
  Scenario: 2c Open
    When The member comes.
    * The member shows the card.
    * The fee is booked. (Till)
    But Open
    * Who knows.
    * The member shows the card.
    * The fee is booked. (Till)
    * 
    Then the use case ends in success

