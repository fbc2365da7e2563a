# made by sphinx-usecase export from UC-ODD: d0ffa0 39b678 585e77 e3b0c4
@UC-ODD @a @b-c
Feature: UC-ODD
  *Goal*: + 5 <b>

# made by sphinx-usecase export from UC-ODD.1a: 446cde 6619b2 de90bd 9c2eaf 2c41a7 d79899 e3b0c4
  @UC-ODD.1a
  Scenario: 1a - no item
    * Say "<b>" *1*
    But - no item
    * `x` (*Clerk*)
    Then the use case ends: *odd*

# made by sphinx-usecase export from UC-ODD.main: 3d9674 1580f7 de90bd 5f10d5 2c1e9b 7bc4eb e6acb2 4fe6bb 2329f7 e3b0c4
  @UC-ODD.main @S-1
  Scenario: The *way*
    * Say "<b>" *1*
    * + more
    * # no heading
    * 1. no list
    * 12) neither
    * -5 -- is ** less // than == 1 ## or __ so
    Then the use case ends in success

