Feature: No receipt of acceptance or of its denial (Administrative Licensing Law 32(2))

  Background:
    Given the rule "cn.licensing/receipt-not-issued"
    And today is 2021-04-30
    And the records of item
      | item | version | name             | instant |
      | I1   | 1       | Ordinary item    | False   |
      | I2   | 1       | Done on the spot | True    |

  @must-fire
  Scenario: Accepted, or declined, and no receipt; the first answer counts, the number of another act does not
    Given the records of case
      | case | domain   | item | item_version |
      | C1   | approval | I1   | 1            |
      | C2   | approval | I1   | 1            |
    And the records of event
      | case | act          | ts               | doc_no |
      | C1   | received     | 2021-03-01 09:00 | R1     |
      | C1   | not_accepted | 2021-03-02 09:00 |        |
      | C1   | resubmitted  | 2021-03-03 09:00 |        |
      | C1   | accepted     | 2021-03-04 09:00 |        |
      | C1   | granted      | 2021-03-05 09:00 | D1     |
      | C2   | accepted     | 2021-03-04 23:30 |        |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Answered   | message |
      | C1      | flagged | 2021-03-02 | Whether to accept was decided on 2021-03-02, and no receipt is recorded |
      | C2      | flagged | 2021-03-04 | Whether to accept was decided on 2021-03-04, and no receipt is recorded |
    And examined are C1 C2

  @must-not-fire
  Scenario: A receipt is recorded; unanswered (C3), on the spot (C4), no licensing (C5) are not looked at
    Given the records of case
      | case | domain   | item | item_version |
      | C1   | approval | I1   | 1            |
      | C2   | approval |      |              |
      | C3   | approval | I1   | 1            |
      | C4   | approval | I2   | 1            |
      | C5   | penalty  | I1   | 1            |
    And the records of event
      | case | act               | ts         | doc_no |
      | C1   | accepted          | 2021-03-01 | A1     |
      | C1   | receipt_issued    | 2021-03-01 |        |
      | C2   | not_accepted      | 2021-03-01 |        |
      | C2   | receipt_issued    | 2021-03-02 |        |
      | C3   | correction_notice | 2021-03-01 |        |
      | C4   | accepted          | 2021-03-01 |        |
      | C5   | accepted          | 2021-03-01 |        |
    When the rule is evaluated
    Then nothing is found
    And examined are C1 C2

  @cannot-tell
  Scenario: The answer has a document number, its handing over is not recorded
    Given the records of case
      | case | domain   | item | item_version |
      | C1   | approval | I1   | 1            |
      | C2   | approval | I1   | 1            |
    And the records of event
      | case | act          | ts         | doc_no |
      | C1   | accepted     | 2021-03-01 | A1     |
      | C2   | not_accepted | 2021-03-01 | A2     |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                           | message                          |
      | C1      | cannot_tell | the answer has a document number | the answer has a document number |
      | C2      | cannot_tell | the answer has a document number | the answer has a document number |

  @must-not-fire
  Scenario: A case of which nothing is recorded
    Given the records of case
      | case | domain   |
      | C1   | approval |
    When the rule is evaluated
    Then nothing is found
    And nothing is examined
